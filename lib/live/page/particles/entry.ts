import { mountParticles } from "./output";
import { upgrade } from "../parts/upgrade";

upgrade("particles", mountParticles);
