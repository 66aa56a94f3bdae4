import { afterSteps } from "../engine/turns";
import { AbortError, EbmError } from "../errors";

/**
 * What to throw when a run that ends in an error does not end well either. Of two failures the first is the one to throw, and
 * the second is said; but an interruption is no failure, and whoever asked for it must know that its steps were not saved.
 */
export function bothErrors(
  { first, second }: { readonly first: unknown; readonly second: unknown },
  { step, say }: { readonly step: number; readonly say: (sentence: string) => void },
): unknown {
  const sentence = second instanceof Error ? second.message : String(second);
  if (!(first instanceof AbortError)) {
    say(`Además, al acabar el entrenamiento: ${sentence}`);
    return first;
  }
  return new EbmError({
    subject: "trainer.fit",
    problem: `el entrenamiento se interrumpió ${afterSteps(step)}, y al acabar hubo un error: ${sentence}`,
    remedy: "lo entrenado sigue en la memoria: arregla el error y llama otra vez a fit, que continúa y vuelve a guardar",
    cause: new AggregateError([first, second]),
  });
}
