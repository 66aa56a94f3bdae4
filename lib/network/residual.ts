import { describeValue, OptionError } from "../errors";
import { add, conv2d, groupNorm } from "./builders";
import { isPositiveInteger } from "./refuse";
import type { Activation, LayerSpec } from "./spec";

/** Options of `residual`. */
export interface ResidualOptions {
  /** Channels of the image that enters the block. */
  readonly channels: number;
  /** Strides of its first convolution, and of its shortcut: 2 halves the image. */
  readonly strides?: number | readonly [vertical: number, horizontal: number];
  readonly kernelSize?: number | readonly [height: number, width: number];
  /** After the first convolution and after the sum. */
  readonly activation?: Activation;
  /** Group normalization after both 3 × 3 convolutions, in so many groups; absent: none. */
  readonly groups?: number;
}

/**
 * The layers of a residual block, y = a(F(x) + S(x)) with F = conv ∘ a ∘ conv.
 *
 * The shortcut S is the identity where the shape stays, and a 1 × 1 convolution with the strides of the block where channels or
 * stride change, so that no block is without one. Source: He, Zhang, Ren and Sun (2016), "Deep residual learning for image
 * recognition", figure 2 and option B of section 3.3.
 * @param filters channels that leave the block
 * @throws OptionError when `channels` is no positive integer; `network` checks the rest.
 * @example
 * residual(8, { channels: 8 }).map(({ type }) => type); // [ 'conv2d', 'conv2d', 'add' ]
 * residual(16, { channels: 8, strides: 2 }).map(({ type }) => type); // [ 'conv2d', 'conv2d', 'conv2d', 'add' ]
 */
export function residual(filters: number, options: ResidualOptions): LayerSpec[] {
  const { channels, strides = 1, kernelSize = 3, activation = "swish", groups } = options ?? {};
  if (!isPositiveInteger(channels)) {
    throw new OptionError({
      subject: "residual",
      problem: `channels debe ser un entero positivo y llegó ${describeValue(channels)}`,
      remedy: "son los canales de lo que entra en el bloque: residual(32, { channels: 16 })",
    });
  }
  const plain = [conv2d(filters, { kernelSize, strides, activation }), conv2d(filters, { kernelSize })];
  const body = groups === undefined ? plain : normalized(filters, { kernelSize, strides, activation, groups });
  const skip = body.length;
  const same = channels === filters && [strides].flat().every((stride) => stride === 1);
  if (same) return [...body, add(skip, { activation })];
  return [...body, conv2d(filters, { kernelSize: 1, strides, skip }), add(1, { activation })];
}

type Normalized = Required<Omit<ResidualOptions, "channels">>;

function normalized(filters: number, { kernelSize, strides, activation, groups }: Normalized): LayerSpec[] {
  const [first, second] = [conv2d(filters, { kernelSize, strides }), conv2d(filters, { kernelSize })];
  return [first, groupNorm(groups, { activation }), second, groupNorm(groups)];
}
