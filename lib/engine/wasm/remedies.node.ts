/** What a reader of our errors can do in Node, where there are other engines and flags. */
export const REMEDY = {
  noVectors: 'usa otro motor: chooseEngine({ prefer: "tf-cpu" })',
  noFma: "usa fma: false, o, en Node 20, node --experimental-wasm-relaxed-simd",
  failed: 'es un error de la biblioteca; mientras tanto puedes usar otro motor: chooseEngine({ prefer: "tf-wasm" })',
  tooLarge: "usa menos filtros o imágenes más pequeñas, o el motor de tf.js",
} as const;
