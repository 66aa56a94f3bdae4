import { mountParticles } from "./particles";
import { upgrade } from "./upgrade";

upgrade("particles", mountParticles);
