import type { Energy } from "../../energy/energy";
import { barrier } from "../../interpolation/barrier";
import { linearPath } from "../../interpolation/linear";
import { resamplePath } from "../../interpolation/resample";
import { sphericalPath } from "../../interpolation/spherical";
import { sizeOf } from "../../network/shapes";
import { within } from "../within";

/** Images of the path that is relaxed, its ends among them. */
export const STRUNG = 16;
/** Images of a path at which its energy is seen; the bar stands at one of them. */
export const POINTS = 41;
/** The box of pixels in which a path is relaxed. */
export const BOUNDS = [-1, 1] as const;

/** The lines between two images: straight, around 0, and around 0 with its pixels cut to [−1, 1]. */
export const LINES = ["straight", "spherical", "clipped"] as const;
export type Line = (typeof LINES)[number];
/** What each line is called. */
export const LINE_NAMES: Readonly<Record<Line, string>> = { straight: "Recta", spherical: "Arco", clipped: "Arco recortado" };

/** The two images that a line joins. */
export type Ends = readonly [ArrayLike<number>, ArrayLike<number>];

/** A path cut finely, the energy along it, and how far it rises above its higher end. */
export interface Profile {
  readonly images: Float32Array;
  readonly energies: Float32Array;
  readonly barrier: number;
}

/**
 * The line from a to b.
 * @example
 * lineBetween("clipped", [[1, 0], [0, 1.5]], 2); // Float32Array(4) [ 1, 0, 0, 1 ]
 */
export function lineBetween(line: Line, [a, b]: Ends, points: number): Float32Array {
  if (line === "straight") return linearPath(a, b, { points });
  const arc = sphericalPath(a, b, { points });
  return line === "spherical" ? arc : arc.map((v) => within(BOUNDS, v));
}

/** The energy along a line between two images. */
export function lineProfile(energy: Energy, line: Line, ends: Ends): Profile {
  return profileOf(energy, lineBetween(line, ends, POINTS));
}

/** The energy along a path of images, also between them. */
export function pathProfile(energy: Energy, path: Float32Array): Profile {
  return profileOf(energy, resamplePath(path, { size: sizeOf(energy.shape), points: POINTS }));
}

function profileOf(energy: Energy, images: Float32Array): Profile {
  const energies = energy.energy(images);
  return { images, energies, barrier: barrier(energies) };
}
