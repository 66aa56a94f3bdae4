import { OptionError, requireInteger, requireNonNegative, requireOneOf } from "../../errors";
import type { Callback, CallbackContext, EpochReport } from "./callback";
import { METRICS, type MetricName, metricsOf } from "./metrics";

/** When a run has learned all that it is going to learn. */
export interface EarlyStopOptions {
  /** What is watched. */
  readonly metric?: MetricName;
  /** Whether it is better lower or higher. */
  readonly mode?: "min" | "max";
  /** A change of the metric, in its own units, must be larger than this to be an improvement. */
  readonly minDelta?: number;
  /** Epochs without an improvement after which the run ends. */
  readonly patience?: number;
}

/**
 * Ends a run whose metric has not improved by more than `minDelta` for `patience` epochs.
 *
 * With "min", epoch e improves when m_e < best − minDelta, and then best = m_e; NaN never improves. All of it is worked out
 * anew from the history of the run, so it goes on after a resume as if nothing had happened; a run that had already been
 * ended so makes no further step. The energies of a contrastive loss do not fall steadily: be patient.
 * @throws OptionError; later, at the end of an epoch, when the run has no such metric.
 * @example
 * earlyStop({ metric: "val_cdiv", patience: 5 }).name; // 'early-stop'
 * earlyStop({ patience: 0 }); // throws OptionError
 */
export function earlyStop({ metric = "val_cdiv", mode = "min", minDelta = 0, patience = 10 }: EarlyStopOptions = {}): Callback {
  const subject = "earlyStop";
  requireOneOf("metric", metric, { subject, allowed: METRICS });
  requireOneOf("mode", mode, { subject, allowed: ["min", "max"] });
  requireNonNegative("minDelta", minDelta, { subject });
  requireInteger("patience", patience, { subject, min: 1, max: 1e6, remedy: "por ejemplo patience: 10" });
  const sign = mode === "min" ? 1 : -1;
  const look = ({ history, stop }: CallbackContext) => {
    const { best, epoch, waited } = lastImprovement(history, (report) => sign * watched(report, metric), minDelta);
    if (waited < patience) return;
    const since = epoch === undefined ? "nunca ha sido un número" : `su mejor valor es ${spanish(sign * best)}, de la época ${epoch + 1}`;
    stop(`${metric} no mejora desde hace ${waited} ${waited === 1 ? "época" : "épocas"}: ${since}`);
  };
  return { name: "early-stop", onBegin: look, onEpoch: (_, context) => look(context) };
}

/** The best value (lowest), the epoch that has it, and how many epochs came after. */
function lastImprovement(history: readonly EpochReport[], value: (report: EpochReport) => number, minDelta: number) {
  let [best, epoch, waited] = [Number.POSITIVE_INFINITY, undefined as number | undefined, 0];
  for (const report of history) {
    waited++;
    if (!(value(report) < best - minDelta)) continue;
    [best, epoch, waited] = [value(report), report.epoch, 0];
  }
  return { best, epoch, waited };
}

function watched(report: EpochReport, metric: MetricName): number {
  const value = metricsOf(report)[metric];
  if (value !== undefined) return value;
  throw new OptionError({
    subject: "earlyStop",
    problem: `la época ${report.epoch + 1} no tiene ${metric}, porque se entrena sin validación`,
    remedy: 'da imágenes de validación o vigila otra métrica, por ejemplo metric: "loss"',
  });
}

/** Five significant digits, as Spanish prints them. */
function spanish(value: number): string {
  return String(Number(value.toPrecision(5)))
    .replace("-", "−")
    .replace(".", ",");
}
