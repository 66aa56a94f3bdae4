import type { Activation } from "../../../network/spec";
import {
  advance,
  type Body,
  type Expr,
  f32,
  f32x4,
  type FunctionBuilder,
  i32,
  type Local,
  type ModuleBuilder,
  repeat,
  v128,
} from "../assembler";
import { VALUE_BYTES } from "../plan/plan";
import { activationPass } from "./activation-pass";
import { type Chains, HALVES, loadValue, pairOf, storeValue } from "./chains";

/** Sizes of a group normalization: its kernels are written for them. */
export interface NormalizationShape {
  readonly positions: number;
  readonly channels: number;
  readonly groups: number;
  readonly epsilon: number;
}

/** How the gradient of the input begins and ends, as in a convolution. */
export interface NormalizationEnds {
  readonly start: "zero" | "image";
  readonly finish: "store" | "timesSlope";
}

/** Names of the functions that a normalization needs. */
export function normalizationNames({ positions, channels, groups, epsilon }: NormalizationShape) {
  const sizes = [positions, channels, groups, epsilon].join("_");
  return {
    forward: (activation: Activation) => `normalization_${sizes}_${activation}`,
    backward: ({ start, finish }: NormalizationEnds) => `normalizationBackward_${sizes}_${start}_${finish}`,
    weightGradient: `normalizationGradient_${sizes}`,
  };
}

/**
 * Of each chain and each group of channels: x̂ = (x − μ) / √(σ² + ε), z = γ x̂ + β, then the activation and its slopes. The lanes
 * are chains, so that no sum crosses them. No fused products: the same bits with FMA and without.
 */
export function defineNormalization(module: ModuleBuilder, shape: NormalizationShape, activation: Activation): void {
  const parameters = { source: "i32", gamma: "i32", target: "i32", targetEnd: "i32", slopes: "i32" } as const;
  module.define(normalizationNames(shape).forward(activation), parameters, (f, { source, gamma, target, targetEnd, slopes }) => {
    const g = groupOf(f, shape, { source, gamma });
    const from = f.local("i32");
    const z = (half: 0 | 1) => f32x4.add(f32x4.mul(hat(g, half), v128.loadSplat(g.weight)), v128.loadSplat(g.weight, 4 * shape.channels));
    return [
      from.set(target),
      target.set(i32.sub(target, source)), // from here on a distance
      eachGroup(g, eachValue(g, loadValue(g.x, g.at), storeValue(i32.add(g.at, target), 0, [z(0), z(1)]))),
      activation === "linear" ? [] : activationPass(f, activation, { from, to: targetEnd, slopes }),
    ];
  });
}

/**
 * ∂L/∂x = (g − mean g − x̂ · mean(g x̂)) / √(σ² + ε), with g = γ ∂L/∂z and means over the group; then as `NormalizationEnds` says.
 * Addresses: of the input, of ∂L/∂z and of the result; `start` is the distance from the result to the image that it starts from.
 */
export function defineNormalizationBackward(module: ModuleBuilder, shape: NormalizationShape, ends: NormalizationEnds): void {
  const parameters = { source: "i32", gamma: "i32", slopes: "i32", target: "i32", start: "i32" } as const;
  module.define(normalizationNames(shape).backward(ends), parameters, (f, { source, gamma, slopes, target, start }) => {
    const g = groupOf(f, shape, { source, gamma });
    const [flow, mean, meanHat, result, old] = Array.from({ length: 5 }, () => pairOf(f));
    const part = f.constant;
    const share = 1 / valuesOf(shape);
    const readFlow: Body = [
      loadValue(g.x, g.at),
      loadValue(flow, i32.add(g.at, slopes)),
      HALVES.map((half) => flow[half].set(f32x4.mul(flow[half], v128.loadSplat(g.weight)))),
      HALVES.map((half) => g.x[half].set(hat(g, half))),
    ];
    const dx = (half: 0 | 1) => f32x4.mul(f32x4.sub(f32x4.sub(flow[half], mean[half]), f32x4.mul(g.x[half], meanHat[half])), g.scale[half]);
    const place = i32.add(g.at, target);
    const finishing: Body = [
      HALVES.map((half) => result[half].set(dx(half))),
      ends.start === "image" ? [loadValue(old, i32.add(place, start)), combine(result, old, f32x4.add)] : [],
      ends.finish === "timesSlope" ? [loadValue(old, place), combine(result, old, f32x4.mul)] : [],
      storeValue(place, 0, result),
    ];
    return [
      [slopes, target].map((address) => address.set(i32.sub(address, source))),
      eachGroup(g, [
        [mean, meanHat].map(clear),
        eachValue(
          g,
          readFlow,
          HALVES.map((half) => [
            mean[half].set(f32x4.add(mean[half], flow[half])),
            meanHat[half].set(f32x4.add(meanHat[half], f32x4.mul(flow[half], g.x[half]))),
          ]),
        ),
        [mean, meanHat].map((sum) => HALVES.map((half) => sum[half].set(f32x4.mul(sum[half], part(share, half))))),
        eachValue(g, readFlow, finishing),
      ]),
    ];
  });
}

/** ∂L/∂γ_c += Σ_positions Σ_chains x̂ ∂L/∂z, lane by lane over the positions, then the halves, then the lanes, as that of a bias. */
export function defineNormalizationGradient(module: ModuleBuilder, shape: NormalizationShape): void {
  const parameters = { source: "i32", slopes: "i32", gradient: "i32" } as const;
  module.define(normalizationNames(shape).weightGradient, parameters, (f, { source, slopes, gradient }) => {
    const g = groupOf(f, shape, { source, gamma: source });
    const [flow, sum] = [pairOf(f), pairOf(f)];
    const [channel, left] = [f.local("i32"), f.local("i32")];
    const turned = v128.shuffle(sum[0], sum[0], [2, 3, 0, 1]);
    const lanes = f32.add(f32x4.extractLane(sum[0], 0), f32x4.extractLane(sum[0], 1));
    const ofChannel: Body = [
      clear(sum),
      g.at.set(channel),
      repeat(
        g.positionsLeft,
        shape.positions,
        loadValue(g.x, g.at),
        loadValue(flow, i32.add(g.at, slopes)),
        HALVES.map((half) => sum[half].set(f32x4.add(sum[half], f32x4.mul(hat(g, half), flow[half])))),
        advance(g.at, VALUE_BYTES * shape.channels),
      ),
      sum[0].set(f32x4.add(sum[0], sum[1])),
      sum[0].set(f32x4.add(sum[0], turned)),
      f32.store(gradient, f32.add(f32.load(gradient), lanes)),
      advance(gradient, 4),
      advance(channel, VALUE_BYTES),
    ];
    return [
      slopes.set(i32.sub(slopes, source)),
      eachGroup(g, [channel.set(g.base), repeat(left, shape.channels / shape.groups, ofChannel)]),
    ];
  });
}

type Group = ReturnType<typeof groupOf>;

/** Registers of a loop over groups: where the group begins, where its next value lies, its weight, and its μ and 1 / √(σ² + ε). */
function groupOf(f: FunctionBuilder, shape: NormalizationShape, { source, gamma }: Record<"source" | "gamma", Local<"i32">>) {
  const address = () => f.local("i32");
  return {
    f,
    shape,
    source,
    gamma,
    ...{ base: address(), at: address(), weight: address(), firstWeight: address() },
    ...{ groupsLeft: address(), positionsLeft: address(), channelsLeft: address() },
    ...{ x: pairOf(f), mean: pairOf(f), scale: pairOf(f) },
  };
}

/** The body for each group, with μ and 1 / √(σ² + ε) ready: two passes, so that a large mean costs no digits. */
function eachGroup(g: Group, body: Body): Body {
  const { f, shape, x, mean, scale } = g;
  const own = shape.channels / shape.groups;
  const share = (half: 0 | 1) => f.constant(1 / valuesOf(shape), half);
  const deviation = (half: 0 | 1) => f32x4.sub(x[half], mean[half]);
  const root = (half: 0 | 1) => f32x4.sqrt(f32x4.add(f32x4.mul(scale[half], share(half)), f.constant(shape.epsilon, half)));
  return [
    g.base.set(g.source),
    g.firstWeight.set(g.gamma),
    repeat(
      g.groupsLeft,
      shape.groups,
      clear(mean),
      eachValue(g, loadValue(x, g.at), combine(mean, x, f32x4.add)),
      HALVES.map((half) => mean[half].set(f32x4.mul(mean[half], share(half)))),
      clear(scale),
      eachValue(
        g,
        loadValue(x, g.at),
        HALVES.map((half) => x[half].set(deviation(half))),
        HALVES.map((half) => scale[half].set(f32x4.add(scale[half], f32x4.mul(x[half], x[half])))),
      ),
      HALVES.map((half) => scale[half].set(f32x4.div(f.constant(1, half), root(half)))),
      body,
      advance(g.base, VALUE_BYTES * own),
      advance(g.firstWeight, 4 * own),
    ),
  ];
}

/** The body for each value of the group, `at` and `weight` being its address and that of its γ. */
function eachValue(g: Group, ...body: Body[]): Body {
  const { positions, channels, groups } = g.shape;
  const own = channels / groups;
  return [
    g.at.set(g.base),
    repeat(
      g.positionsLeft,
      positions,
      g.weight.set(g.firstWeight),
      repeat(g.channelsLeft, own, body, advance(g.at, VALUE_BYTES), advance(g.weight, 4)),
      advance(g.at, VALUE_BYTES * (channels - own)),
    ),
  ];
}

/** x̂ of the value in `x`. */
function hat({ x, mean, scale }: Group, half: 0 | 1): Expr<"v128"> {
  return f32x4.mul(f32x4.sub(x[half], mean[half]), scale[half]);
}

function combine(into: Chains, other: Chains, operation: typeof f32x4.add): Body {
  return HALVES.map((half) => into[half].set(operation(into[half], other[half])));
}

function clear(sum: Chains): Body {
  return HALVES.map((half) => sum[half].set(f32x4.const(0, 0, 0, 0)));
}

/** Values of a group. */
function valuesOf({ positions, channels, groups }: NormalizationShape): number {
  return (positions * channels) / groups;
}
