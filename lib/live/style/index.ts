import type { LiveKind } from "../kinds";
import { DIGITS_STYLE } from "../digits/style";
import { DRAWING_STYLE } from "../drawing/style";
import { EPOCHS_STYLE } from "../epochs/style";
import { INTERPOLATION_STYLE } from "../interpolation/style";
import { PARTICLES_STYLE } from "../particles/style";
import { PARTITION_STYLE } from "../partition/style";
import { BASE_STYLE } from "./base";

/** What only one kind of output has: its height and its own parts. */
const OWN: Readonly<Record<LiveKind, string>> = {
  digits: DIGITS_STYLE,
  drawing: DRAWING_STYLE,
  epochs: EPOCHS_STYLE,
  interpolation: INTERPOLATION_STYLE,
  particles: PARTICLES_STYLE,
  partition: PARTITION_STYLE,
};

/**
 * The style sheet of an output. Its own rules hold under its kind, for several kinds may share a page.
 * @example
 * styleOf("digits").includes('.ebm-live[data-kind="digits"] .marco'); // true
 */
export function styleOf(kind: LiveKind): string {
  return BASE_STYLE + OWN[kind].replaceAll(".ebm-live ", `.ebm-live[data-kind="${kind}"] `);
}
