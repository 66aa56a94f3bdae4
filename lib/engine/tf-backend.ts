// tfjs-layers registers the gradients of all operations; tfjs-core's own list is a module that Node cannot require.
import "@tensorflow/tfjs-layers";
import "@tensorflow/tfjs-backend-cpu";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { loadTfjsNode } from "#engine/tfjs-node";
import { describeValue, EbmError, OptionError } from "../errors";
import { registerWasmConvGradients } from "./tf-wasm-conv-gradients";
import { mendWasmSamePadding } from "./tf-wasm-same";

/** The backends of tf.js that we use, from fastest to slowest. */
export const TF_BACKENDS = ["tensorflow", "wasm", "cpu"] as const;
export type TfBackend = (typeof TF_BACKENDS)[number];

/** How each backend is made ready; false: not here. Tests put their own. */
export type BackendLoaders = Readonly<Record<TfBackend, () => Promise<boolean>>>;

const LOADERS: BackendLoaders = {
  tensorflow: async () => (await loadTfjsNode()) && tf.setBackend("tensorflow"),
  wasm: async () => {
    mendWasmOnce();
    return tf.setBackend("wasm");
  },
  cpu: async () => tf.setBackend("cpu"),
};

let mended = false;
function mendWasmOnce(): void {
  if (mended) return;
  mended = true;
  registerWasmConvGradients();
  mendWasmSamePadding();
}

/**
 * Makes ready the first backend of `candidates` that works here, and returns it: native TensorFlow when `tfjs-node` is
 * installed, else WebAssembly, else plain JavaScript.
 * @throws EbmError when none works.
 */
export async function readyBackend(candidates: readonly TfBackend[] = TF_BACKENDS, loaders: BackendLoaders = LOADERS): Promise<TfBackend> {
  tf.enableProdMode(); // without it tf.js writes banners and warnings on the console
  for (const backend of candidates) {
    if (await loaders[backend]().catch(() => false)) return backend;
  }
  throw new EbmError({
    subject: "chooseEngine",
    problem: `no funciona ningún motor de ${candidates.join(", ")} en esta máquina`,
    remedy: remedyFor(candidates),
  });
}

function remedyFor(candidates: readonly TfBackend[]): string | undefined {
  if (candidates.includes("cpu")) return undefined;
  const choose = 'usa chooseEngine() sin "prefer", que elige el mejor que haya';
  return candidates.includes("tensorflow") ? `${choose}, o construye tensorflow con: npm run tfjs-node` : choose;
}

/**
 * Says where a browser finds the WebAssembly of tf.js: the address of the folder that holds its three .wasm files, or
 * the bytes of `tfjs-backend-wasm-simd.wasm`. Node finds it alone. Call it before the first engine.
 * @throws OptionError
 */
export function setWasmSource(source: string | Uint8Array): void {
  if (typeof source === "string" && source !== "") {
    setWasmPaths(source);
    return;
  }
  if (!(source instanceof Uint8Array)) {
    throw new OptionError({
      subject: "setWasmSource",
      problem: `source debe ser una dirección o un Uint8Array y llegó ${describeValue(source)}`,
    });
  }
  const url = URL.createObjectURL(new Blob([new Uint8Array(source)], { type: "application/wasm" }));
  setWasmPaths({ "tfjs-backend-wasm.wasm": url, "tfjs-backend-wasm-simd.wasm": url, "tfjs-backend-wasm-threaded-simd.wasm": url });
}
