/**
 * The style that all live outputs share, all of it under one class. Colours grow out of the colour of the page's own text,
 * so that an output looks at home on any page, light or dark.
 */
export const BASE_STYLE = `
.ebm-live{container-type:inline-size;max-width:820px;font:14px/1.4 system-ui,"DejaVu Sans",sans-serif;color:inherit;
--linea:color-mix(in srgb,currentColor 28%,transparent);--apagado:color-mix(in srgb,currentColor 78%,transparent);
--fondo:color-mix(in srgb,currentColor 6%,transparent);--media:#0072b2;--elegida:#c24a00}
.ebm-live[data-theme=dark]{--media:#56b4e9;--elegida:#ff9a52}
.ebm-live *{box-sizing:border-box}
.ebm-live p,.ebm-live figure{margin:0;padding:0;max-width:none}
.ebm-live .quieta img{display:block;max-width:100%;height:auto;background:#fff}
.ebm-live .nota{margin:6px 0;color:var(--apagado);font-size:13px}
.ebm-live[data-live="on"] .quieta{display:none}
.ebm-live .escena{display:grid;gap:12px;padding:2px}
.ebm-live .titulo{font-size:16px;font-weight:600;line-height:22px}
.ebm-live .cabeza{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center}
.ebm-live .barra{display:flex;flex-wrap:wrap;gap:8px}
.ebm-live .cifras{font-variant-numeric:tabular-nums;color:var(--apagado)}
.ebm-live button{font:inherit;color:inherit;background:var(--fondo);border:1px solid var(--linea);border-radius:6px;margin:0;padding:0 12px;min-height:36px;cursor:pointer}
.ebm-live .barra button{display:inline-flex;align-items:center;gap:7px}
.ebm-live .barra button:first-child{min-width:104px;font-weight:600;border-color:currentColor}
.ebm-live button:hover{background:var(--linea)}
.ebm-live button svg{width:14px;height:14px;fill:currentColor;flex:none}
.ebm-live :focus-visible{outline:3px solid var(--elegida);outline-offset:2px}
.ebm-live .imagenes{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:16px}
.ebm-live .imagenes figcaption{height:58px;overflow:hidden}
.ebm-live figcaption strong{display:block;font-weight:600}
.ebm-live figcaption p{color:var(--apagado);font-size:13px;line-height:18px;font-variant-numeric:tabular-nums}
.ebm-live canvas{display:block;width:100%;aspect-ratio:1;image-rendering:pixelated;background:#fff}
.ebm-live .imagenes figure>canvas{border:1px solid var(--linea)}
.ebm-live .rejilla{display:grid;grid-template-columns:repeat(4,1fr);gap:4px}
.ebm-live .rejilla button{padding:0;min-height:0;border:2px solid transparent;border-radius:0;background:none;line-height:0}
.ebm-live .rejilla button:hover{border-color:var(--apagado)}
.ebm-live .rejilla button[aria-pressed=true]{border-color:var(--elegida)}
.ebm-live .curvas{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:16px}
.ebm-live .curva figcaption{display:flex;flex-wrap:wrap;align-content:flex-start;gap:0 12px;height:20px;overflow:hidden;font-size:13px;color:var(--apagado)}
.ebm-live .curva figcaption strong{color:var(--tinta,currentColor)}
.ebm-live .curva>svg{display:block;width:100%;height:170px;overflow:visible}
.ebm-live .clave::before{content:"";display:inline-block;width:16px;height:3px;vertical-align:middle;margin-right:5px;background:var(--media)}
.ebm-live .clave.elegida::before{background:var(--elegida)}
.ebm-live .clave.rojo::before,.ebm-live .clave.azul::before{width:10px;height:10px;background:#b2182b;outline:1px solid var(--linea)}
.ebm-live .clave.azul::before{background:#2166ac}
.ebm-live p .clave{display:inline-block;margin-right:8px}
.ebm-live .casilla{grid-column:1/-1;display:flex;align-items:center;gap:8px;height:24px;margin:-8px 0 0;font-size:13px;cursor:pointer}
.ebm-live .casilla input{margin:0;width:16px;height:16px;accent-color:var(--media)}
.ebm-live .linea{fill:none;stroke:var(--media);stroke-width:2.5;stroke-linejoin:round}
.ebm-live .linea.elegida{stroke:var(--elegida);stroke-width:1.5}
.ebm-live .ejes line{stroke:var(--linea);stroke-width:1}
.ebm-live .ejes text{font-size:12px;fill:var(--apagado);font-variant-numeric:tabular-nums}
.ebm-live .mandos{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:16px}
.ebm-live .mando{display:grid;grid-template-columns:1fr auto;gap:0 8px;font-size:13px;line-height:20px;height:46px;margin:0}
.ebm-live .valor{font-weight:600;font-variant-numeric:tabular-nums}
.ebm-live .mando input{grid-column:1/-1;width:100%;height:24px;margin:0;accent-color:var(--media);cursor:pointer}
.ebm-live .mando select{grid-column:1/-1;font:inherit;font-size:13px;height:26px;color:inherit;background:var(--fondo);border:1px solid var(--linea);border-radius:6px}
.ebm-live .remate{display:flex;gap:8px 16px;align-items:center;justify-content:space-between;margin-top:8px;min-height:40px}
.ebm-live .cuentas{color:var(--apagado);font-size:13px;line-height:18px}
.ebm-live .remate button{flex:none;font-size:13px}
.ebm-live .voz{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@container (min-width:460px) and (max-width:799.9px){
.ebm-live .barra{gap:6px}
.ebm-live .barra button{padding:0 8px}
.ebm-live .barra button:first-child{min-width:96px}
.ebm-live .cifras{width:100%}
.ebm-live .imagenes figcaption{height:96px}
.ebm-live .curva figcaption{height:42px}
.ebm-live .curva>svg{height:auto;aspect-ratio:400/170}
.ebm-live .ejes text{font-size:17px}
.ebm-live .ejes .apretada{display:none}
.ebm-live .mandos{grid-template-columns:repeat(2,minmax(0,1fr))}
.ebm-live .remate{flex-wrap:wrap}
}
@container (max-width:459.9px){
.ebm-live .imagenes{grid-template-columns:repeat(2,minmax(0,1fr))}
.ebm-live .imagenes figure:first-child{grid-column:1/-1}
.ebm-live .imagenes figure:first-child figcaption{height:42px}
.ebm-live .imagenes figcaption{height:96px}
.ebm-live .curvas{grid-template-columns:minmax(0,1fr)}
.ebm-live .mandos{grid-template-columns:repeat(2,minmax(0,1fr))}
.ebm-live .barra{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));width:100%}
.ebm-live .barra button{justify-content:center;min-height:44px}
.ebm-live .curva figcaption{height:40px}
.ebm-live .ejes text{font-size:13px}
.ebm-live .casilla{height:44px;margin:0}
.ebm-live .remate{flex-wrap:wrap}
.ebm-live .remate button{min-height:44px}
}
@media print{
.ebm-live[data-live="on"] .quieta{display:block}
.ebm-live .escena{display:none}
}
`;
