import { frameStyle } from "../style/frame";

/** The height of the output "particles" and its map: three pictures side by side, two curves, sliders. */
export const PARTICLES_STYLE = `${frameStyle({
  wide: "calc(452px + (100cqw - 32px)/3)",
  middling: "calc(472px + (100cqw - 32px)/3 + .425*(100cqw - 16px)/2)",
  narrow: "calc(1028px + 100cqw + (100cqw - 16px)/2)",
})}.ebm-live .mapa{touch-action:none;cursor:grab;image-rendering:auto}
.ebm-live .mapa:active{cursor:grabbing}
`;
