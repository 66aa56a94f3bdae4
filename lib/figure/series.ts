import { OptionError } from "../errors";
import { requireList, requireNames, requireNumbers, requireSameLength } from "./check";
import type { Row } from "./figure";
import { tidy } from "./text";
import { PALETTE } from "./theme";

const SUBJECT = "curves";
const MAX_POINTS = 20000;

/** One line of a plot. */
export interface Series {
  /** What the legend says. */
  readonly name: string;
  readonly y: ArrayLike<number>;
  /** Abscissas; 0, 1, 2… by default. */
  readonly x?: ArrayLike<number>;
  /** A band behind the line, e.g. the quantiles 10 % and 90 % of many chains. */
  readonly band?: { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> };
  /** Dashed lines read as references: a target, a theory. */
  readonly dashed?: boolean;
}

/** A checked series, as rows of data. */
export interface Line {
  readonly name: string;
  readonly dashed: boolean;
  readonly banded: boolean;
  readonly rows: readonly Row[];
}

/** Which axes are logarithmic: their values must be positive. */
export type Logs = { readonly log: { readonly x: boolean; readonly y: boolean } };

/** Checks the series of a plot. @throws ShapeError, OptionError */
export function requireSeries(series: readonly Series[], logs: Logs): Line[] {
  requireList("series", series, {
    subject: SUBJECT,
    max: PALETTE.length,
    remedy: 'pasa una lista de series: [{ name: "datos", y: [3, 2, 1] }]',
  });
  requireNames(series, { subject: SUBJECT, remedy: 'cada serie es { name: "datos", y: [3, 2, 1] }' });
  return series.map((one) => toLine(one, logs));
}

function toLine({ name, x, y, band, dashed = false }: Series, { log }: Logs): Line {
  const limits = { subject: SUBJECT, max: MAX_POINTS, remedy: `revisa la serie «${name}»` };
  requireNumbers("y", y, limits);
  for (const [key, list] of Object.entries({ x, "band.low": band?.low, "band.high": band?.high })) {
    if (list === undefined && (key === "x" || band === undefined)) continue;
    requireNumbers(key, list, limits);
    requireSameLength([key, "y"], [(list as ArrayLike<number>).length, y.length], limits);
  }
  if (log.x) requirePositives(`x de «${name}»`, x ?? [0]);
  if (log.y) for (const list of [y, band?.low, band?.high]) if (list) requirePositives(`y de «${name}»`, list);
  const rows = Array.from(y, (value, i) => {
    const limitsOf = band && { bajo: tidy(band.low[i] as number), alto: tidy(band.high[i] as number) };
    return { serie: name, x: tidy(x?.[i] ?? i), y: tidy(value), ...limitsOf };
  });
  return { name, dashed, banded: band !== undefined, rows };
}

function requirePositives(name: string, values: ArrayLike<number>): void {
  const bad = Array.from(values).find((value) => value <= 0);
  if (bad !== undefined) {
    throw new OptionError({
      subject: SUBJECT,
      problem: `${name} debe ser positiva en una escala logarítmica y llegó ${bad}`,
      remedy: 'usa la escala "linear" o da abscisas que empiecen en 1',
    });
  }
}
