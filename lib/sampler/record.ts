import type { Energy } from "../energy/energy";
import type { StepSeen } from "../engine/engine";
import { OptionError, requireFiniteValues, requireInteger } from "../errors";
import { sizeOf } from "../network/shapes";
import type { Samples } from "./samples";

/** The recorded steps, checked, unique and in rising order. @throws OptionError */
export function framesToRecord(record: readonly number[], steps: number): readonly number[] {
  if (!Array.isArray(record))
    throw new OptionError({
      subject: "sample",
      problem: "record debe ser una lista de pasos",
      remedy: `por ejemplo record: [0, ${steps}]`,
    });
  for (const step of record)
    requireInteger("record", step, { subject: "sample", max: steps, remedy: "0 es el comienzo y steps es el final" });
  return [...new Set(record)].sort((a, b) => a - b);
}

/** Takes notes during a run: a trace for the engine to fill, and the chains of the recorded steps, which `keep` is shown. */
export function recorder(start: Float32Array, { energy, steps, frames }: { energy: Energy; steps: number; frames: readonly number[] }) {
  const chains = start.length / sizeOf(energy.shape);
  requireRoom("steps × cadenas", steps * chains, "haz varias llamadas más cortas");
  requireRoom("record × cadenas × tamaño", frames.length * start.length, "guarda menos pasos en record");
  const places = new Map(frames.map((step, place) => [step, place]));
  const trace = { steps, chains, energy: new Float32Array(steps * chains), gradientNorm: new Float32Array(steps * chains) };
  const images = new Float32Array(frames.length * start.length);
  const keep = ({ step, x }: Pick<StepSeen, "step" | "x">) => {
    const place = places.get(step);
    if (place !== undefined) images.set(x, place * start.length);
  };
  keep({ step: 0, x: start });
  return {
    trace,
    keep,
    finish(x: Float32Array): Samples {
      const energies = images.length > 0 ? energy.energy(images) : new Float32Array(0);
      requireFiniteValues("la energía de las muestras", energies, {
        subject: "sample",
        remedy: "las cadenas divergen: usa un stepSize más pequeño",
      });
      return { x, shape: energy.shape, chains, recorded: frames, images, energies, trace };
    },
  };
}

/** Refuses traces and images that would not fit in memory: 2^28 float32 values are 1 GiB. @throws OptionError */
function requireRoom(name: string, values: number, remedy: string): void {
  requireInteger(name, values, { subject: "sample", max: 2 ** 28, remedy });
}
