import { frameStyle } from "../style/frame";

/** The height of the output "partition" and its own parts: four charts, sliders, a table. */
export const PARTITION_STYLE = `${frameStyle({ wide: "748px", middling: "calc(690px + .425*(100cqw - 20px))", narrow: "calc(810px + 1.7*(100cqw - 4px))" })}.ebm-live .escena{--barras:color-mix(in srgb,var(--media) 45%,transparent)}
.ebm-live .cifras{height:20px;overflow:hidden}
.ebm-live .ajustes{display:grid;gap:10px}
.ebm-live .mandos.tres{grid-template-columns:repeat(3,minmax(0,1fr))}
.ebm-live .linea.entera{stroke:currentColor;stroke-width:1.75}
.ebm-live path.barras{fill:var(--barras);stroke:var(--media);stroke-width:.5}
.ebm-live .clave.barras::before{width:10px;height:10px;background:var(--barras)}
.ebm-live .clave.redonda::before{width:10px;height:10px;border-radius:50%;background:var(--elegida)}
.ebm-live .clave.pista::before{display:none}
.ebm-live .zona{fill:var(--barras)}
.ebm-live .zona.elegida{fill:color-mix(in srgb,var(--elegida) 45%,transparent)}
.ebm-live .punto{fill:var(--elegida)}
.ebm-live .tirador{cursor:grab;touch-action:none;outline:none}
.ebm-live .tirador:active{cursor:grabbing}
.ebm-live .tirador .toque{fill:transparent}
.ebm-live .tirador:focus-visible .toque{stroke:currentColor;stroke-width:3;r:13px}
.ebm-live .tirador .bola{fill:var(--media)}
.ebm-live .tirador.b .bola{fill:var(--elegida)}
.ebm-live .tirador text{font-size:12px;font-weight:700;fill:#fff;pointer-events:none}
.ebm-live[data-theme=dark] .tirador text{fill:#000}
.ebm-live .dimensiones{border-top:1px solid var(--linea);padding-top:8px;font-size:13px;line-height:18px}
.ebm-live .dimensiones dl{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:16px;margin:4px 0}
.ebm-live .dimensiones dd{margin:0;font-size:16px;line-height:24px;font-weight:600;font-variant-numeric:tabular-nums}
.ebm-live .dimensiones dt{color:var(--apagado);font-weight:400}
@container (max-width:799.9px){
.ebm-live .cifras{height:40px}
.ebm-live .remate .cuentas{width:100%;height:36px;overflow:hidden}
.ebm-live .mandos.tres{grid-template-columns:repeat(2,minmax(0,1fr))}
.ebm-live .mandos.tres .mando:last-child{grid-column:1/-1}
.ebm-live .dimensiones .cuentas{min-height:36px}
.ebm-live .dimensiones dl{grid-template-columns:minmax(0,1fr);gap:2px}
.ebm-live .dimensiones dl div{display:flex;justify-content:space-between;align-items:baseline;gap:8px}
}
@container (max-width:459.9px){
.ebm-live .cifras{height:60px}
.ebm-live .curva figcaption{height:22px}
.ebm-live .remate .cuentas{height:72px}
.ebm-live .curva>svg{height:auto;aspect-ratio:400/170}
}
`;
