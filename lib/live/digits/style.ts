import { frameStyle } from "../style/frame";

/** The height of the output "digits": three pictures side by side, two curves, sliders. */
export const DIGITS_STYLE = frameStyle({
  wide: "calc(484px + (100cqw - 32px)/3)",
  middling: "calc(504px + (100cqw - 32px)/3 + .425*(100cqw - 16px)/2)",
  narrow: "calc(1088px + 100cqw + (100cqw - 16px)/2)",
});
