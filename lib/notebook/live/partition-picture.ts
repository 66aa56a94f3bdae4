import { curves } from "../../figure/curves";
import type { Figure } from "../../figure/figure";
import { formatFixed, formatNumber } from "../../figure/text";
import type { PartitionData } from "../../live/partition/data";
import { exactPartition, gridSum, middleOf } from "../../live/partition/partition";

const POINTS = 200;

/** The output "partition" as a figure: its density as it starts, colder and hotter. */
export function partitionPicture({ title, wells, temperature, points }: PartitionData): Figure {
  const densities = [temperature / 2.5, temperature, temperature * 2.5].map((T) => {
    const line = { wells, temperature: T, raised: 0 };
    const { z, shares } = exactPartition(line);
    return { T, z, shares, y: gridSum(line, POINTS).heights.map((height) => height / z) };
  });
  const x = Float64Array.from({ length: POINTS }, (_, i) => middleOf(i, POINTS));
  const [, { shares }] = densities;
  const { z } = gridSum({ wells, temperature, raised: 0 }, points);
  return curves(
    densities.map(({ T, z: area, y }) => ({ name: `T = ${formatNumber(T)}: Z = ${formatNumber(area, 3)}`, x, y })),
    {
      title,
      subtitle: `Con T = ${formatNumber(temperature)} y ${points} puntos, Z = ${formatNumber(z, 3)}; pozo de la izquierda: ${formatFixed(100 * shares[0], 0)}\u00a0%`,
      x: "posición x",
      y: "densidad p(x)",
      height: 240,
    },
  );
}
