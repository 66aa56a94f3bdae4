/** A number with so many decimals, as Spanish writes it. */
export function spanish(value: number | string, decimals: number): string {
  return Number(value).toFixed(decimals).replace("-", "−").replace(".", ",");
}
