import { mountInterpolation } from "./output";
import { upgrade } from "../parts/upgrade";

upgrade("interpolation", mountInterpolation);
