import { inspect } from "node:util";
import ts from "typescript";

/** Names that an example sees without importing them. */
export type Scope = Readonly<Record<string, unknown>>;

/**
 * Runs an example inside an async function.
 *
 * An expression line with a trailing `// value` must give what `util.inspect` prints for its value, white space aside;
 * `// throws OptionError` must throw an error of that name; any other line just runs.
 * @throws Error that names the first line that does not hold.
 */
export async function runExample(code: string, scope: Scope): Promise<void> {
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.ES2022, true);
  const script = source.statements.map((statement) => checked(statement, source)).join("\n");
  const { outputText } = ts.transpileModule(script, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } });
  const used = new Set(Object.keys(scope));
  for (const name of declaredNames(source)) used.delete(name);
  const names = [...used];
  const run = new Function("__same", "__throws", ...names, `return (async () => {${outputText}\n})();`);
  await run(expectSame, expectThrow, ...names.map((name) => scope[name]));
}

/** A statement, with its value compared to the comment that ends its line. */
function checked(statement: ts.Statement, source: ts.SourceFile): string {
  const text = statement.getText(source);
  const expected = trailingComment(statement, source);
  if (expected === undefined || !ts.isExpressionStatement(statement)) return text;
  const expression = statement.expression.getText(source);
  const thrown = /^throws (\w+)$/.exec(expected);
  if (thrown) return `await __throws(async () => (${expression}), ${JSON.stringify(thrown[1])}, ${JSON.stringify(expression)});`;
  return `__same((${expression}), ${JSON.stringify(expected)}, ${JSON.stringify(expression)});`;
}

function trailingComment(statement: ts.Statement, source: ts.SourceFile): string | undefined {
  const [comment] = ts.getTrailingCommentRanges(source.text, statement.end) ?? [];
  return comment && source.text.slice(comment.pos + 2, comment.end).trim();
}

function declaredNames(source: ts.SourceFile): string[] {
  const names: string[] = [];
  const collect = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) names.push(name.text);
    else for (const element of name.elements) if (ts.isBindingElement(element)) collect(element.name);
  };
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement)) for (const { name } of statement.declarationList.declarations) collect(name);
    else if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name) names.push(statement.name.text);
  }
  return names;
}

function expectSame(value: unknown, expected: string, expression: string): void {
  const got = inspect(value, { depth: 8, maxArrayLength: 200, maxStringLength: 2000 });
  if (bare(got) !== bare(expected)) throw new Error(`${expression}\n  expected ${expected}\n  got      ${got}`);
}

async function expectThrow(run: () => Promise<unknown>, name: string, expression: string): Promise<void> {
  let got = "nothing was thrown";
  try {
    await run();
  } catch (error) {
    got = (error as Error).name;
  }
  if (got !== name) throw new Error(`${expression}\n  expected ${name} to be thrown\n  got      ${got}`);
}

/** Text without white space: how `util.inspect` breaks lines is not what an example is about. */
function bare(text: string): string {
  return text.replace(/\s+/g, "");
}
