/** Comments and texts, where a sign is no operator. */
const NOT_CODE = /\/\*[\s\S]*?\*\/|\/\/.*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\[\s\S]|[^`\\])*`/g;

/** Spanish: what the source of a wrong answer gives away, at most one remark. Mathematics writes a power x^2; here that is another operator. */
export function remarkOnSyntax(answer: unknown): string[] {
  if (typeof answer !== "function") return [];
  const code = Function.prototype.toString.call(answer).replace(NOT_CODE, " ");
  return code.includes("^") ? ["En TypeScript `^` no es potencia: escribe x * x o x ** 2."] : [];
}
