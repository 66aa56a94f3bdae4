import { LEAKY_SLOPE } from "../../../network/activations";
import type { Activation } from "../../../network/spec";
import { LN2, LOG } from "../../../rng/box-muller";
import { type Body, type Expr, f32x4, type FunctionBuilder, type Half, i32x4, type Local, v128 } from "../assembler";

type V128 = Expr<"v128">;

/** Code that computes a(z) and a'(z) of four values, and where they are. */
interface Activated {
  readonly body: Body;
  readonly value: V128;
  readonly slope: V128;
}

type Activate = (f: FunctionBuilder, z: Local<"v128">, half: Half) => Activated;

/** The activations of `network/activations` on four floats, within 3e-7 of the largest of |z| and 1. */
export const ACTIVATE: Readonly<Record<Activation, Activate>> = {
  linear: (f, z, half) => ({ body: [], value: z, slope: f.constant(1, half) }),
  swish(f, z, half) {
    const gate = sigmoid(f, z, half);
    const value = f.local("v128");
    const slope = f.nmadd(value, gate.value, f32x4.add(gate.value, value)); // σ + y − yσ
    return { body: [gate.body, value.set(f32x4.mul(z, gate.value))], value, slope };
  },
  relu: (f, z, half) => ({
    body: [],
    value: f32x4.pmax(z, f.constant(0, half)),
    slope: v128.and(f32x4.gt(z, f.constant(0, half)), f.constant(1, half)),
  }),
  leakyRelu: (f, z, half) => ({
    body: [],
    value: f32x4.pmax(z, f32x4.mul(z, f.constant(LEAKY_SLOPE, half))),
    slope: v128.select(f.constant(1, half), f.constant(LEAKY_SLOPE, half), f32x4.gt(z, f.constant(0, half))),
  }),
  elu(f, z, half) {
    const power = exponential(f, f32x4.pmin(z, f.constant(0, half)), half);
    const positive = f32x4.gt(z, f.constant(0, half));
    return {
      body: power.body,
      value: v128.select(z, f32x4.sub(power.value, f.constant(1, half)), positive),
      slope: v128.select(f.constant(1, half), power.value, positive),
    };
  },
  softplus(f, z, half) {
    const power = exponential(f, f32x4.neg(f32x4.abs(z)), half);
    const logarithm = logOnePlus(f, power.value, half);
    const gate = sigmoid(f, z, half);
    return {
      body: [power.body, logarithm.body, gate.body],
      value: f32x4.add(f32x4.pmax(z, f.constant(0, half)), logarithm.value),
      slope: gate.value,
    };
  },
  tanh(f, z, half) {
    const twice = f.local("v128");
    const gate = sigmoid(f, twice, half); // tanh z = 2 σ(2z) − 1
    const value = f.local("v128");
    return {
      body: [twice.set(f32x4.add(z, z)), gate.body, value.set(f32x4.sub(f32x4.add(gate.value, gate.value), f.constant(1, half)))],
      value,
      slope: f.nmadd(value, value, f.constant(1, half)),
    };
  },
};

interface Computed {
  readonly body: Body;
  readonly value: Local<"v128">;
}

/** σ(z) = 1 / (1 + e^−z). */
function sigmoid(f: FunctionBuilder, z: V128, half: Half): Computed {
  const { body, value } = powerOfTwo(f, f32x4.mul(z, f.constant(-LOG2_E, half)), half);
  const one = f.constant(1, half);
  return { body: [body, value.set(f32x4.div(one, f32x4.add(value, one)))], value };
}

function exponential(f: FunctionBuilder, z: V128, half: Half): Computed {
  return powerOfTwo(f, f32x4.mul(z, f.constant(LOG2_E, half)), half);
}

const LOG2_E = 1.44269504;
/** 2^f for |f| <= 1/2, by minimax, highest power first; relative error 7.5e-8. */
const POWER_OF_TWO = [0.00132764672, 0.00967554168, 0.0555071329, 0.240221197, 0.693146967, 1.00000007];
/** 1.5 · 2^23: a float this large has no fraction, so adding it rounds, and the integer stands in its lowest bits. */
const ROUNDER = 12582912;
const LARGEST_EXPONENT = 126;

/** 2^t = 2^n 2^f, with n the nearest integer and f the rest; t is kept in ±126. */
function powerOfTwo(f: FunctionBuilder, exponent: V128, half: Half): Computed {
  const [t, rounded, value] = [f.local("v128"), f.local("v128"), f.local("v128")];
  const rounder = f.constant(ROUNDER, half);
  const body = [
    t.set(f32x4.pmax(f32x4.pmin(exponent, f.constant(LARGEST_EXPONENT, half)), f.constant(-LARGEST_EXPONENT, half))),
    rounded.set(f32x4.add(t, rounder)),
    t.set(f32x4.sub(t, f32x4.sub(rounded, rounder))),
    value.set(horner(f, { coefficients: POWER_OF_TWO, at: t, half })),
    value.set(i32x4.add(value, i32x4.shl(rounded, 23))), // times 2^n: n joins the exponent's bits
  ];
  return { body, value };
}

/**
 * ln(1 + u) for u in [0, 1]: of 1 + u where it is at most √2, else of (1 + u) / 2, plus ln 2; with the polynomial P of
 * Box-Muller, ln(1 + m) = m + m² P(m).
 */
function logOnePlus(f: FunctionBuilder, u: V128, half: Half): Computed {
  const [large, m, value] = [f.local("v128"), f.local("v128"), f.local("v128")];
  const halved = f32x4.mul(f32x4.sub(u, f.constant(1, half)), f.constant(0.5, half));
  const body = [
    large.set(f32x4.gt(u, f.constant(Math.SQRT2 - 1, half))),
    m.set(v128.select(halved, u, large)),
    value.set(f32x4.mul(horner(f, { coefficients: LOG, at: m, half }), f32x4.mul(m, m))),
    value.set(f32x4.add(f32x4.add(m, value), v128.and(large, f.constant(LN2, half)))),
  ];
  return { body, value };
}

/** A polynomial, highest power first. */
function horner(f: FunctionBuilder, { coefficients, at, half }: { coefficients: Iterable<number>; at: V128; half: Half }): V128 {
  const [highest, ...rest] = Array.from(coefficients, (coefficient) => f.constant(coefficient, half));
  return rest.reduce((sum, coefficient) => f.madd(sum, at, coefficient), highest);
}
