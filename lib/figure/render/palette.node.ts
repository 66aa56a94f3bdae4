/** A picture as places in a list of at most 256 colours. */
export interface Indexed {
  readonly indices: Uint8Array;
  /** Red, green and blue of each colour, one after the other. */
  readonly colours: Uint8Array;
}

const MOST = 256;
/** A picture with more colours than this is a photograph or a smooth landscape: no palette does it justice. */
const TOO_MANY = 2048;
/** So many of its most frequent colours, the fills and inks, stay exact whatever happens to the edges of the letters. */
const EXACT = 64;
/** Levels between two kept ones for all other colours: 16 moves a channel by 8 of 255 at most. */
const STEPS = [1, 2, 4, 8, 16] as const;
/** From this step on a slope of colours would show bands: only for a few pixels, a share of the picture. */
const COARSE = { step: 4, share: 0.04 };

/**
 * The picture in a palette: exact where it has at most 256 colours, and otherwise with its rare colours rounded as little
 * as makes them few; undefined when that is not enough.
 * @param rgb pixels row by row, three bytes each
 */
export function indexed(rgb: Uint8Array): Indexed | undefined {
  const counts = countColours(rgb);
  if (counts === undefined) return undefined;
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || a - b).map(([colour]) => colour);
  const moved = sorted.slice(EXACT).reduce((sum, colour) => sum + (counts.get(colour) as number), 0) / (rgb.length / 3);
  for (const step of STEPS) {
    if (step >= COARSE.step && moved > COARSE.share) return undefined;
    const substitutes = new Map(sorted.map((colour, i) => [colour, i < EXACT ? colour : rounded(colour, step)]));
    const kept = [...new Set(substitutes.values())];
    if (kept.length <= MOST) return inPalette(rgb, { kept, substitutes });
  }
  return undefined;
}

function inPalette(rgb: Uint8Array, { kept, substitutes }: { kept: readonly number[]; substitutes: ReadonlyMap<number, number> }): Indexed {
  const order = new Map(kept.map((colour, place) => [colour, place]));
  const places = new Map([...substitutes].map(([colour, substitute]) => [colour, order.get(substitute) as number]));
  const indices = Uint8Array.from({ length: rgb.length / 3 }, (_, i) => places.get(colourAt(rgb, i)) as number);
  return { indices, colours: Uint8Array.from(kept.flatMap(channels)) };
}

function countColours(rgb: Uint8Array): ReadonlyMap<number, number> | undefined {
  const counts = new Map<number, number>();
  for (let i = 0; i < rgb.length / 3; i++) {
    const colour = colourAt(rgb, i);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
    if (counts.size > TOO_MANY) return undefined;
  }
  return counts;
}

/** Red, green and blue of pixel i in one number. */
function colourAt(rgb: Uint8Array, i: number): number {
  return ((rgb[3 * i] as number) << 16) | ((rgb[3 * i + 1] as number) << 8) | (rgb[3 * i + 2] as number);
}

function channels(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

/** The colour with each channel at a multiple of `step`; white stays white. */
function rounded(colour: number, step: number): number {
  const [r, g, b] = channels(colour).map((level) => Math.min(255, Math.round(level / step) * step)) as [number, number, number];
  return (r << 16) | (g << 8) | b;
}
