import type { NetworkSpec } from "ebm/browser";
import { type Bits, everything } from "./everything";
import type { Visit } from "./pages";

/** What an expression gives in a page that has the module as `ebm`. */
export const evaluate = <T>({ page }: Visit, expression: string): Promise<T> =>
  page.evaluate(`(async () => { const ebm = await import("/ebm-engine.js"); return ${expression}; })()`);

/** The bits of `everything` in a page, of the engine that an expression makes. */
export const bitsIn = (opened: Visit, engine: string, spec: NetworkSpec): Promise<Bits> =>
  evaluate(opened, `(${everything})(ebm, ${engine}, ${JSON.stringify(spec)})`);

/** A run without end that the page's own timer ends at its thirtieth turn; how long that took to be heard, in ms. */
export const interrupted = (opened: Visit) =>
  evaluate<{ name: string; message: string; ticks: number; heard: number; isOurs: boolean }>(
    opened,
    `(async () => {
      const spec = ebm.preset("ebm-mnist-compact");
      const net = ebm.browserEngine().load(spec, ebm.initialWeights(spec, { seed: 7 }));
      const x = ebm.uniformStart(spec.inputShape, { chains: 64, seed: 7 });
      const rule = { algorithm: "langevin", stepSize: 10, noise: 0.005, gradientClip: 0.03, bounds: [-1, 1] };
      const stop = new AbortController();
      let [ticks, at] = [0, 0];
      const tick = () => {
        if (++ticks < 30) return requestAnimationFrame(tick);
        at = performance.now();
        stop.abort();
      };
      requestAnimationFrame(tick);
      const work = { rule, steps: 1e7, firstStep: 0, rng: ebm.rng(1), signal: stop.signal };
      const error = await net.manySteps(x, work).catch((reason) => reason);
      const { name, message } = error;
      const heard = performance.now() - at;
      const after = await net.manySteps(x, { ...work, steps: 2, signal: undefined });
      net.dispose();
      return { name, message, ticks, heard, isOurs: error instanceof ebm.EbmError && after.every(Number.isFinite) };
    })()`,
  );
