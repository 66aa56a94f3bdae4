import type { EnergyValues } from "../energy/energy";
import type { StepSeen } from "../engine/engine";
import { OptionError, requireFiniteValues, requireInteger } from "../errors";
import { sizeOf } from "../network/shapes";
import type { StepInfo } from "./sampler";
import type { Samples } from "./samples";

/** Which steps to keep. */
export interface Frames {
  readonly record?: readonly number[];
  readonly thin?: number;
  readonly steps: number;
}

/** The recorded steps, checked, unique and in rising order: those of `record`, every `thin`-th, or the last. @throws OptionError */
export function framesToRecord({ record, thin, steps }: Frames): readonly number[] {
  const subject = "sample";
  if (thin !== undefined) {
    const remedy = "thin guarda los pasos thin, 2·thin, 3·thin…; para otros usa record, sin thin";
    const every = requireInteger("thin", thin, { subject, min: 1, max: Math.max(steps, 1), remedy });
    if (record !== undefined) throw new OptionError({ subject, problem: "record y thin no van juntos", remedy });
    return Array.from({ length: Math.floor(steps / every) }, (_, i) => (i + 1) * every);
  }
  if (record === undefined) return [steps];
  if (!Array.isArray(record))
    throw new OptionError({ subject, problem: "record debe ser una lista de pasos", remedy: `por ejemplo record: [0, ${steps}]` });
  for (const step of record) requireInteger("record", step, { subject, max: steps, remedy: "0 es el comienzo y steps es el final" });
  return [...new Set(record)].sort((a, b) => a - b);
}

/** What a run keeps notes of. */
interface Noted {
  readonly energy: EnergyValues;
  readonly chains: number;
  readonly steps: number;
  readonly frames: readonly number[];
}

/** Takes notes during a run: a trace for the engine to fill or for `see`, and the chains of the recorded steps, which `keep` is shown. */
export function recorder({ energy, chains, steps, frames }: Noted) {
  const size = chains * sizeOf(energy.shape);
  requireRoom("steps × cadenas", steps * chains, "haz varias llamadas más cortas");
  requireRoom("record × cadenas × tamaño", frames.length * size, "guarda menos pasos en record");
  const places = new Map(frames.map((step, place) => [step, place]));
  const trace = { steps, chains, energy: new Float32Array(steps * chains), gradientNorm: new Float32Array(steps * chains) };
  const images = new Float32Array(frames.length * size);
  let accepted: Uint8Array | undefined;
  let gradients = true;
  return {
    trace,
    keep({ step, x }: Pick<StepSeen, "step" | "x">) {
      const place = places.get(step);
      if (place !== undefined) images.set(x, place * size);
    },
    /** What a step saw, where no engine fills the trace. */
    see(step: number, info: StepInfo) {
      const row = (step - 1) * chains;
      trace.energy.set(info.energy, row);
      trace.gradientNorm.set(info.gradientNorm, row);
      gradients = info.gradientNorm.length > 0;
      if (!info.accepted) return;
      accepted ??= new Uint8Array(steps * chains);
      accepted.set(info.accepted, row);
    },
    finish(x: Float32Array): Omit<Samples, "state" | "adapting"> {
      const energies = images.length > 0 ? energy.energy(images) : new Float32Array(0);
      requireFiniteValues("la energía de las muestras", energies, {
        subject: "sample",
        remedy: "las cadenas divergen: usa un stepSize más pequeño",
      });
      const seen = { ...trace, gradientNorm: gradients ? trace.gradientNorm : new Float32Array(0), ...(accepted && { accepted }) };
      return { x, shape: energy.shape, chains, recorded: frames, images, energies, trace: seen };
    },
  };
}

/** Refuses traces and images that would not fit in memory: 2^28 float32 values are 1 GiB. @throws OptionError */
function requireRoom(name: string, values: number, remedy: string): void {
  requireInteger(name, values, { subject: "sample", max: 2 ** 28, remedy });
}
