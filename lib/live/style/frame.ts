/** CSS heights of a living output where it is wide, middling and narrow; `100cqw` is its width. */
export interface FrameHeights {
  /** From 800 px. */
  readonly wide: string;
  /** From 460 px. */
  readonly middling: string;
  readonly narrow: string;
}

/**
 * The rules that give `.marco` the height of the living output from the start, so that nothing moves when the picture comes
 * to life: an output's pictures are as high as they are wide, and all else in it has a fixed height.
 * @example
 * frameStyle({ wide: "300px", middling: "400px", narrow: "500px" }).startsWith(".ebm-live .marco{min-height:300px}"); // true
 */
export function frameStyle({ wide, middling, narrow }: FrameHeights): string {
  return `.ebm-live .marco{min-height:${wide}}
@container (min-width:460px) and (max-width:799.9px){.ebm-live .marco{min-height:${middling}}}
@container (max-width:459.9px){.ebm-live .marco{min-height:${narrow}}}
@media print{.ebm-live .marco{min-height:0}}
`;
}
