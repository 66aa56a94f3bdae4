import { mountDigits } from "./digits";
import { upgrade } from "./upgrade";

upgrade("digits", mountDigits);
