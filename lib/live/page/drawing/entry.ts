import { mountDrawing } from "./output";
import { upgrade } from "../parts/upgrade";

upgrade("drawing", mountDrawing);
