import { frameStyle } from "../style/frame";

/** The height of the output "epochs" and its own parts: two rows of six images, or three of four; a curve beside two sliders. */
export const EPOCHS_STYLE = `${frameStyle({
  wide: "calc(340px + (100cqw - 44px)/3)",
  middling: "calc(384px + (100cqw - 44px)/3)",
  narrow: "calc(400px + .75*(100cqw - 28px) + .425*(100cqw - 4px))",
})}.ebm-live .tira{display:grid;grid-template-columns:repeat(6,minmax(0,1fr));gap:8px}
.ebm-live .tira canvas{border:1px solid var(--linea)}
.ebm-live .tira figcaption{height:20px;line-height:20px;font-size:12px;text-align:center;white-space:nowrap;overflow:hidden;color:var(--apagado);font-variant-numeric:tabular-nums}
.ebm-live .barra button{min-width:156px;font-weight:400}
.ebm-live .lado{display:grid;align-content:start;gap:12px}
.ebm-live .lado .mandos{grid-template-columns:repeat(2,minmax(0,1fr))}
.ebm-live .linea.otra{stroke:currentColor;opacity:.2;stroke-width:1}
.ebm-live .linea.elegida{stroke-width:2.5}
.ebm-live .clave.otras::before{background:currentColor;opacity:.35;height:1px}
.ebm-live .punto{fill:var(--elegida)}
@container (min-width:460px) and (max-width:799.9px){
.ebm-live .curvas{min-height:206px}
}
@container (max-width:459.9px){
.ebm-live .tira{grid-template-columns:repeat(4,minmax(0,1fr))}
.ebm-live .barra button{min-width:0}
.ebm-live .cifras{height:40px}
.ebm-live .cuentas{min-height:72px}
.ebm-live .curva figcaption{height:22px}
.ebm-live .curva>svg{height:auto;aspect-ratio:400/170}
}
`;
