/** Mean advance of a character of our font, in ems; measured on Spanish prose, a little generous. */
const EM_PER_CHARACTER = 0.56;

/** An estimate of the width of a text in pixels, the same on every machine. */
export function textWidth(text: string, fontSize: number): number {
  return text.length * fontSize * EM_PER_CHARACTER;
}

/**
 * Breaks a text at spaces in lines of at most `width` pixels; a longer word keeps its own line. "10 000" with a no-break space is one word.
 */
export function wrapText(text: string, width: number, fontSize: number): string[] {
  const lines: string[] = [];
  for (const word of text.trim().split(/[ \t\r\n]+/)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, fontSize) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * A number as Spanish prints it: decimal comma, true minus sign, powers of ten for the very large and the very small.
 * @example
 * formatNumber(-1.2345); // '−1,23'
 * formatNumber(12345, 0); // '12 345'
 * formatNumber(1234567, 1); // '1,2·10⁶'
 */
export function formatNumber(value: number, decimals = 2): string {
  const size = Math.abs(value);
  if (size >= 1e6 || (size > 0 && size < 0.5 * 10 ** -decimals)) {
    const [mantissa = "", exponent = ""] = value.toExponential(decimals).split("e");
    return `${spanish(mantissa)}·10${superscript(exponent)}`;
  }
  return spanish(value.toFixed(decimals));
}

/**
 * A number with a fixed number of decimals, however small: for labels that are read side by side.
 * @example
 * formatFixed(-0.0012, 3); // '−0,001'
 */
export function formatFixed(value: number, decimals = 2): string {
  return Math.abs(value) >= 1e6 ? formatNumber(value, decimals) : spanish(value.toFixed(decimals));
}

/** "10⁻⁴" for a power of ten that takes too many zeros to be read at a glance; undefined for those from 0,001 to a million. */
export function powerLabel(exponent: number): string | undefined {
  return exponent < -3 || exponent > 6 ? `10${superscript(String(exponent))}` : undefined;
}

/** Thousands of five figures or more stand apart, as Spanish writes them and as the axes do. */
function spanish(digits: string): string {
  const [whole = "", decimals] = (/[1-9]/.test(digits) ? digits : digits.replace("-", "")).replace("-", "−").split(".");
  const apart = /\d{5}/.test(whole) ? whole.replace(/\B(?=(\d{3})+$)/g, "\u202f") : whole;
  return decimals === undefined ? apart : `${apart},${decimals}`;
}

/** The digits of an exponent, small and high: "-3" is "⁻³". */
export function superscript(exponent: string): string {
  return exponent
    .replace("+", "")
    .replace("-", "⁻")
    .replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? "");
}

/**
 * A number with six significant digits: what a screen can show, without the tail of a float32.
 */
export function tidy(value: number): number {
  return Number(value.toPrecision(6)) + 0;
}

/** "1 cadena", "2 cadenas". */
export function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
