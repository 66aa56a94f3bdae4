import { frameStyle } from "../style/frame";

/** The height of the output "drawing" and its own parts: tools, examples, a sheet beside two charts, sliders. */
export const DRAWING_STYLE = `${frameStyle({
  wide: "calc(442px + (100cqw - 16px)/2)",
  middling: "calc(670px + (100cqw - 16px)/2)",
  narrow: "calc(1484px + 100cqw)",
})}.ebm-live{--verde:#007a5a;--violeta:#8a5a83}
.ebm-live[data-theme=dark]{--verde:#3fc79a;--violeta:#d7a3cf}
.ebm-live .escena{grid-template-columns:repeat(2,minmax(0,1fr));grid-template-areas:"titulo titulo" "util util" "ejemplos ejemplos" "papel curvas" "cabeza cabeza" "ajustes ajustes";column-gap:16px}
.ebm-live .titulo{grid-area:titulo}
.ebm-live .util{grid-area:util;display:flex;flex-wrap:wrap;gap:8px;align-items:center}
.ebm-live .util .mando{width:150px}
.ebm-live .ejemplos{grid-area:ejemplos;display:flex;gap:4px;height:40px}
.ebm-live .ejemplos button{padding:0;border-radius:0;min-height:0;width:40px;height:40px;overflow:hidden}
.ebm-live .papel{grid-area:papel}
.ebm-live .curvas{grid-area:curvas;grid-template-columns:minmax(0,1fr);gap:8px;align-content:start}
.ebm-live .cabeza{grid-area:cabeza}
.ebm-live .ajustes{grid-area:ajustes}
.ebm-live button[aria-pressed=true]{border-color:currentColor;background:var(--linea)}
.ebm-live button[aria-disabled=true]{opacity:.5;cursor:default}
.ebm-live .papel figcaption{height:60px;overflow:hidden}
.ebm-live .hoja{border:1px solid var(--linea);touch-action:none;cursor:crosshair;image-rendering:auto}
.ebm-live .hoja:focus-visible{outline-offset:-3px}
.ebm-live .papel .casilla{margin:6px 0 0}
.ebm-live .claves{font-size:13px;line-height:18px;height:20px;overflow:hidden;color:var(--apagado)}
.ebm-live .claves p{display:inline}
.ebm-live .claves .clave{margin-right:6px}
.ebm-live .veredicto{height:60px;overflow:hidden}
.ebm-live .papel strong,.ebm-live .veredicto strong{display:block;font-size:16px;line-height:22px;font-weight:600;font-variant-numeric:tabular-nums}
.ebm-live .veredicto p{font-size:13px;line-height:18px;color:var(--apagado);font-variant-numeric:tabular-nums}
.ebm-live .grupo{fill:var(--media);fill-opacity:.25;stroke:var(--media);stroke-width:1.5}
.ebm-live .grupo.g1{fill:var(--verde);stroke:var(--verde)}
.ebm-live .grupo.g2{fill:var(--violeta);stroke:var(--violeta)}
.ebm-live .clave.g1::before{background:var(--verde)}
.ebm-live .clave.g2::before{background:var(--violeta)}
.ebm-live .marca{fill:var(--elegida);stroke:var(--elegida);stroke-width:2}
.ebm-live .antes{stroke:var(--elegida);stroke-width:1.5;stroke-dasharray:3 3}
.ebm-live .yo{font-size:13px;font-weight:600;fill:var(--elegida)}
.ebm-live .curvas svg{overflow:visible}
.ebm-live .curva.energias>svg{height:188px}
@container (min-width:460px) and (max-width:799.9px){
.ebm-live .util{display:grid;grid-template-columns:repeat(4,minmax(0,1fr))}
.ebm-live .util button{padding:0 4px}
.ebm-live .util .mando{grid-column:span 2;width:auto}
.ebm-live .papel figcaption,.ebm-live .veredicto{height:96px}
.ebm-live .claves{height:38px}
.ebm-live .yo{font-size:17px}
.ebm-live .curva.energias>svg{height:auto;aspect-ratio:400/188}
}
@container (max-width:459.9px){
.ebm-live .escena{grid-template-columns:minmax(0,1fr);grid-template-areas:"titulo" "util" "ejemplos" "papel" "cabeza" "curvas" "ajustes"}
.ebm-live .util{display:grid;grid-template-columns:repeat(2,minmax(0,1fr))}
.ebm-live .util button{min-height:44px}
.ebm-live .util .mando{grid-column:span 2;width:auto}
.ebm-live .ejemplos{display:grid;grid-template-columns:repeat(5,minmax(0,1fr));grid-template-rows:44px 44px;height:92px}
.ebm-live .ejemplos button{width:auto;height:44px;background:#fff}
.ebm-live .ejemplos canvas{width:42px;margin:0 auto}
.ebm-live .papel figcaption,.ebm-live .veredicto{height:78px}
.ebm-live .claves{height:38px}
}
`;
