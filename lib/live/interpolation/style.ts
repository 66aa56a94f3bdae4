import { frameStyle } from "../style/frame";

/** The height of the output "interpolation" and its parts: two choices of images, two pictures beside a chart, two strips. */
export const INTERPOLATION_STYLE = `${frameStyle({
  wide: "calc(357px + (100cqw - 60px)/6 + (100cqw - 36px)/4 + 2*(100cqw - 6px)/11.31)",
  middling: "calc(523px + (100cqw - 60px)/6 + min(240px,(100cqw - 20px)/2) + .425*min(496px,100cqw - 4px) + 2*(100cqw - 6px)/11.31)",
  narrow: "calc(751px + 2*(100cqw - 24px)/3 + (100cqw - 20px)/2 + .425*(100cqw - 4px) + 2*(100cqw - 6px)/11.31)",
})}.ebm-live .extremos{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:16px}
.ebm-live .extremos figcaption{height:42px;overflow:hidden}
.ebm-live .extremos figcaption p{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.ebm-live .rejilla{grid-template-columns:repeat(6,1fr)}
.ebm-live .cifras{flex:1;min-width:0;line-height:18px}
.ebm-live .viaje{display:grid;grid-template-columns:1fr 1fr 2fr;gap:16px}
.ebm-live .viaje figcaption{height:42px;overflow:hidden}
.ebm-live .viaje figure>canvas{border:1px solid var(--linea)}
.ebm-live .viaje .curva figcaption{height:20px}
.ebm-live .viaje .curva>svg{height:auto;aspect-ratio:400/170;touch-action:pan-y;cursor:ew-resize}
.ebm-live .perfil input{margin-left:calc(11.5% - 8px);width:calc(88.5% + 8px)}
.ebm-live .linea.elegida{stroke-width:2.5}
.ebm-live .aguja{stroke:currentColor;stroke-width:1;stroke-dasharray:4 3}
.ebm-live .punto{fill:var(--media)}
.ebm-live .punto.elegida{fill:var(--elegida)}
.ebm-live .tiras{display:grid;gap:8px}
.ebm-live .tiras figcaption{height:20px;font-size:13px}
.ebm-live .cinta{position:relative}
.ebm-live .tira{aspect-ratio:auto;height:auto;border:1px solid var(--linea)}
.ebm-live .marca{position:absolute;top:0;bottom:0;width:2px;margin-left:-1px;background:var(--elegida)}
.ebm-live .mandos{grid-template-columns:repeat(3,minmax(0,1fr))}
@container (min-width:460px) and (max-width:799.9px){
.ebm-live .cifras{flex:none;height:18px}
.ebm-live .viaje{grid-template-columns:repeat(2,minmax(0,240px));justify-content:center}
.ebm-live .perfil{grid-column:1/-1}
.ebm-live .ejes text{font-size:12px}
.ebm-live .cuentas{min-height:54px}
}
@container (max-width:459.9px){
.ebm-live .extremos{grid-template-columns:minmax(0,1fr)}
.ebm-live .cifras{flex:none;width:100%;height:36px}
.ebm-live .viaje{grid-template-columns:repeat(2,minmax(0,1fr))}
.ebm-live .perfil{grid-column:1/-1}
.ebm-live .mandos{grid-template-columns:repeat(2,minmax(0,1fr))}
.ebm-live .cuentas{min-height:72px}
}
`;
