import { mountDigits } from "./output";
import { upgrade } from "../parts/upgrade";

upgrade("digits", mountDigits);
