import { type Preprocess, toFlat01, toPadded, toSigned } from "../data/preprocess";
import type { Recipe } from "./recipe";

/** What a recipe's name of images means. */
export const PREPROCESS: Readonly<Record<Recipe["images"], Preprocess>> = { padded: toPadded, flat01: toFlat01, signed: toSigned };
