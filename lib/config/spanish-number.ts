/** A number with at most three significant digits and a decimal comma: 0,018. */
export function spanishNumber(value: number): string {
  return String(Number(value.toPrecision(3)))
    .replace("-", "−")
    .replace(".", ",");
}
