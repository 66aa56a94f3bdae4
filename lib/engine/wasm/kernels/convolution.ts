import type { Activation } from "../../../network/spec";
import {
  advance,
  type Body,
  doWhile,
  f32x4,
  type FunctionBuilder,
  i32,
  ifElse,
  type Local,
  type ModuleBuilder,
  repeat,
  v128,
} from "../assembler";
import { splitIntoTiles } from "../plan/packing";
import { type Tile, VALUE_BYTES } from "../plan/plan";
import { POSITION_WORDS } from "../plan/tables";
import { activationPass } from "./activation-pass";
import { type Accumulators, addPartials, type Chains, HALVES, loadValue, pairOf, storeValue } from "./chains";

/** What distinguishes one convolution kernel from another. */
export interface ConvolutionKernel {
  /** Channels that it computes. */
  readonly channels: number;
  /** Channels of its source, that it sums over. */
  readonly summed: number;
  /** Values of a whole row of taps: taps across times `summed`. */
  readonly rowValues: number;
  readonly tile: Tile;
  /** What sums start from: zero, the channel's bias, or what lies in another image at the same place. */
  readonly start: "zero" | "bias" | "image";
  /** What becomes of a sum: it is stored as it is, or times the slope that lies in its place, or activated. */
  readonly finish: "store" | "timesSlope" | Exclude<Activation, "linear">;
}

/** Parameters of the exported function; addresses and sizes in bytes. */
const PARAMETERS = {
  table: "i32",
  tableEnd: "i32",
  source: "i32",
  weights: "i32",
  target: "i32",
  /** Address of the biases, or distance from the target to the image that sums start from. */
  start: "i32",
  /** Bytes of one output channel's weights. */
  channelWeights: "i32",
  /** Bytes of a row of the source. */
  sourceRow: "i32",
  /** Weights of a row of taps. */
  rowWeights: "i32",
  /** Distance from the target to where slopes go. */
  slopes: "i32",
} as const;

/**
 * The one kernel of every forward and input-gradient pass, of convolutions and dense layers:
 *
 * target[p, k] = finish(start[p, k] + Σ_taps Σ_c W[tap, c, k] · source[p + tap, c]) at each position p of a table.
 *
 * A tile of channels is summed in registers, a weight at a time for all eight chains; weights lie in the order of
 * reading. Each sum runs over taps and channels in order, whatever the tile.
 */
export function defineConvolution(module: ModuleBuilder, kernel: ConvolutionKernel): void {
  const { channels, finish } = kernel;
  const shape = innerShape(kernel);
  module.define(convolutionName(kernel), PARAMETERS, (f, p) => {
    const v = variables(f, p, { ...kernel, ...shape });
    const tiles = splitIntoTiles(channels, kernel.tile.outputs).map(({ width, count }) => repeatTile(v, width, count));
    const activation =
      finish === "store" || finish === "timesSlope" ? [] : activationPass(f, finish, { from: v.first, to: v.output, slopes: p.slopes });
    return doWhile(i32.ltU(p.table, p.tableEnd), readPosition(v), tiles, activation, advance(p.table, 4 * POSITION_WORDS));
  });
}

/** The name of the function that `defineConvolution` adds. */
export function convolutionName({ channels, summed, rowValues, start, finish }: ConvolutionKernel): string {
  return ["convolution", channels, summed, rowValues, start, finish].join("_");
}

/** Longest row of taps that is written out without a loop. */
const LONGEST_FLAT_ROW = 8;
/** Accumulators that a narrow kernel should keep busy, to hide the latency of the additions. */
const BUSY_ACCUMULATORS = 6;

interface InnerShape {
  /** Inputs of one turn of the inner loop. */
  readonly unroll: number;
  /** Interleaved partial sums of each output: more than one when the kernel has few channels. */
  readonly partials: number;
  /** Values of a row that is written out; 0: rows always loop. */
  readonly flatRow: number;
}

function innerShape({ channels, summed, rowValues, tile }: ConvolutionKernel): InnerShape {
  let partials = 1;
  while (channels <= 3 && 2 * partials * channels <= BUSY_ACCUMULATORS && summed % (2 * partials) === 0) partials *= 2;
  const unroll = summed % tile.unroll === 0 ? tile.unroll : summed % 2 === 0 && tile.unroll > 1 ? 2 : 1;
  const flat = tile.unroll > 1 && rowValues > summed && rowValues <= LONGEST_FLAT_ROW && partials === 1;
  return { unroll: Math.max(unroll, partials), partials, flatRow: flat ? rowValues : 0 };
}

type Settings = ConvolutionKernel & InnerShape;
type Variables = ReturnType<typeof variables>;

function variables(f: FunctionBuilder, p: { readonly [Name in keyof typeof PARAMETERS]: Local<"i32"> }, settings: Settings) {
  const address = () => f.local("i32");
  const widest = splitIntoTiles(settings.channels, settings.tile.outputs)[0].width;
  const accumulators: Accumulators = Array.from({ length: settings.partials }, () => Array.from({ length: widest }, () => pairOf(f)));
  return {
    f,
    p,
    settings,
    accumulators,
    x: pairOf(f),
    weight: f.local("v128"),
    /** Of the position: its first input, first weight, rows of taps, bytes of a row; its first output. */
    ...{ input: address(), firstWeight: address(), rows: address(), rowBytes: address(), first: address() },
    /** Of the tile: next output, its weights, its biases, how many tiles are left. */
    ...{ output: address(), tileWeights: address(), bias: address(), tilesLeft: address() },
    /** Of the row: next input and weight, end of the row, rows left, and what lies between two rows. */
    ...{ xAt: address(), weightAt: address(), rowEnd: address(), rowsLeft: address(), sourceGap: address(), weightGap: address() },
  };
}

function readPosition({ p, input, firstWeight, rows, rowBytes, first, output, tileWeights, bias, sourceGap }: Variables): Body {
  return [
    input.set(i32.add(p.source, i32.load(p.table, 0))),
    firstWeight.set(i32.load(p.table, 4)),
    rows.set(i32.load(p.table, 8)),
    rowBytes.set(i32.load(p.table, 12)),
    output.set(i32.add(p.target, i32.load(p.table, 16))),
    first.set(output),
    tileWeights.set(p.weights),
    bias.set(p.start),
    sourceGap.set(i32.sub(p.sourceRow, rowBytes)),
  ];
}

function repeatTile(v: Variables, width: number, count: number): Body {
  const body = tile(v, width);
  return count === 1 ? body : repeat(v.tilesLeft, count, body);
}

/** `width` channels of one position. */
function tile(v: Variables, width: number): Body {
  const { p, input, firstWeight, rows, rowBytes, xAt, weightAt, rowsLeft, weightGap, tileWeights, output, bias, settings } = v;
  return [
    xAt.set(input),
    weightAt.set(i32.add(tileWeights, i32.mul(firstWeight, i32.const(4 * width)))),
    startSums(v, width),
    rowsLeft.set(rows),
    ifElse(rowsLeft, [
      weightGap.set(i32.mul(i32.sub(p.rowWeights, i32.shrU(rowBytes, Math.log2(VALUE_BYTES))), i32.const(4 * width))),
      doWhile(rowsLeft.tee(i32.sub(rowsLeft, i32.const(1))), sumRow(v, width), advance(xAt, v.sourceGap), advance(weightAt, weightGap)),
    ]),
    addPartials(v.accumulators, width),
    finishSums(v, width),
    advance(output, VALUE_BYTES * width),
    advance(tileWeights, i32.mul(p.channelWeights, i32.const(width))),
    settings.start === "bias" ? advance(bias, 4 * width) : [],
  ];
}

function startSums({ p, settings, accumulators, bias, output }: Variables, width: number): Body {
  const zero = () => f32x4.const(0, 0, 0, 0);
  return accumulators.map((sums, partial) =>
    sums.slice(0, width).map((sum, k) => {
      if (partial > 0 || settings.start === "zero") return HALVES.map((half) => sum[half].set(zero()));
      if (settings.start === "bias") return HALVES.map((half) => sum[half].set(v128.loadSplat(bias, 4 * k)));
      return loadValue(sum, i32.add(output, p.start), k);
    }),
  );
}

/** Adds the taps of one row: written out when the row is short and whole, else in a loop. */
function sumRow(v: Variables, width: number): Body {
  const { settings, xAt, rowEnd, rowBytes } = v;
  const loop = [rowEnd.set(i32.add(xAt, rowBytes)), doWhile(i32.ltU(xAt, rowEnd), multiplyAdd(v, width, settings.unroll))];
  if (settings.flatRow === 0) return loop;
  return ifElse(i32.eq(rowBytes, i32.const(VALUE_BYTES * settings.flatRow)), multiplyAdd(v, width, settings.flatRow), loop);
}

/** sum[k] += W[c, k] · x[c] for the next `inputs` values c. */
function multiplyAdd({ f, settings, accumulators, x, weight, xAt, weightAt }: Variables, width: number, inputs: number): Body {
  const steps: Body[] = [];
  for (let c = 0; c < inputs; c++) {
    steps.push(loadValue(x, xAt, c));
    accumulators[c % settings.partials].slice(0, width).forEach((sum, k) => {
      steps.push(weight.set(v128.loadSplat(weightAt, 4 * (c * width + k))));
      for (const half of HALVES) steps.push(sum[half].set(f.madd(weight, x[half], sum[half])));
    });
  }
  return [steps, advance(xAt, VALUE_BYTES * inputs), advance(weightAt, 4 * width * inputs)];
}

function finishSums({ settings, accumulators, x, output }: Variables, width: number): Body {
  return accumulators[0]
    .slice(0, width)
    .map((sum: Chains, k) => [
      settings.finish === "timesSlope" ? [loadValue(x, output, k), HALVES.map((half) => sum[half].set(f32x4.mul(sum[half], x[half])))] : [],
      storeValue(output, k, sum),
    ]);
}
