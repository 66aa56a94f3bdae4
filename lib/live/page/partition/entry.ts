import { mountPartition } from "./output";
import { upgrade } from "../parts/upgrade";

upgrade("partition", mountPartition);
