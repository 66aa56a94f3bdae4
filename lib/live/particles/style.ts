import { frameStyle } from "../style/frame";

/** The height of the output "particles" and its map: three pictures side by side, two curves, sliders, the brush. */
export const PARTICLES_STYLE = `${frameStyle({
  wide: "calc(514px + (100cqw - 32px)/3)",
  middling: "calc(596px + (100cqw - 32px)/3 + .425*(100cqw - 16px)/2)",
  narrow: "calc(1152px + 100cqw + (100cqw - 16px)/2)",
})}.ebm-live .mapa{touch-action:none;cursor:grab;image-rendering:auto}
.ebm-live .mapa:active{cursor:grabbing}
.ebm-live .mapa.pinta{cursor:crosshair}
.ebm-live .pincel{border:0;margin:16px 0 0;padding:0;min-width:0}
.ebm-live .pincel:disabled{opacity:.5}
.ebm-live .pincel:disabled *{cursor:not-allowed}
.ebm-live .pincel button{align-self:end;padding:0 6px;min-width:0;font-size:13px}
@container (max-width:459.9px){.ebm-live .pincel button{min-height:44px}}
`;
