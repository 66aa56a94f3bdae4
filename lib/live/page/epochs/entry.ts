import { mountEpochs } from "./output";
import { upgrade } from "../parts/upgrade";

upgrade("epochs", mountEpochs);
