/** Browser twin of remedies.node.ts: what a reader of our errors can do in a page, which has no other engine and no flags. */
export const REMEDY = {
  noVectors: "actualiza el navegador: hace falta uno con WebAssembly SIMD, como los publicados desde 2023",
  noFma: "usa fma: false, o actualiza el navegador",
  failed: "es un error de la biblioteca; si puedes, repite el cálculo en Node con otro motor",
  tooLarge: "usa menos filtros o imágenes más pequeñas",
} as const;
