import { OptionError, requireInteger } from "../errors";

/** Which noise to draw: the step's number and which chains. */
export interface NoiseAddress {
  /** Number of the step, from 0. */
  readonly step: number;
  /** How many chains `out` holds, one after the other. */
  readonly chains: number;
  /** Number of the first chain, so that a batch can be drawn in parts. */
  readonly firstChain?: number;
}

/** Checks an address of noise, and that `out` holds whole chains. @throws OptionError */
export function requireAddress(out: Float32Array, subject: string, { step, chains, firstChain }: Required<NoiseAddress>): void {
  const context = { subject };
  requireInteger("step", step, { ...context, max: 0xffffffff });
  requireInteger("chains", chains, { ...context, min: 1 });
  requireInteger("firstChain", firstChain, { ...context, max: 0xffffffff - chains });
  if (out.length % chains !== 0) {
    throw new OptionError({
      ...context,
      problem: `out debe tener un múltiplo de ${chains} valores (uno por cadena y dimensión) y tiene ${out.length}`,
    });
  }
}
