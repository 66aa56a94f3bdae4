import * as fs from "node:fs";
import * as path from "node:path";
import ts from "typescript";

/** The code of one `@example`, and where it is. */
export interface Example {
  /** Name of what the docstring documents. */
  readonly name: string;
  /** Path from the root of the project. */
  readonly file: string;
  /** Line of the file where the docstring's `@example` stands, from 1. */
  readonly line: number;
  readonly code: string;
}

/** A function that a room exports, and what its docstring has. */
export interface ExportedFunction {
  readonly room: string;
  readonly name: string;
  readonly documented: boolean;
  readonly hasExample: boolean;
}

const ROOT = path.resolve(__dirname, "../..");
const LIB = path.join(ROOT, "lib");

/** Rooms of lib/ that have a public door. */
export function rooms(): string[] {
  return fs.readdirSync(LIB).filter((name) => name !== "dist" && fs.existsSync(path.join(LIB, name, "index.ts")));
}

/** Every `@example` in the docstrings of lib/. */
export function libExamples(): Example[] {
  return sourceFiles(LIB).flatMap((file) => examplesOf(path.relative(ROOT, file), fs.readFileSync(file, "utf8")));
}

/** Every `@example` in the docstrings of one source text. */
export function examplesOf(file: string, text: string): Example[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const examples: Example[] = [];
  const visit = (node: ts.Node): void => {
    for (const tag of ts.getJSDocTags(node)) {
      if (tag.tagName.text !== "example" || tag.parent.parent !== node) continue;
      const line = source.getLineAndCharacterOfPosition(tag.getStart(source)).line + 1;
      examples.push({ name: nameOf(node), file, line, code: exampleCode(tag.getText(source)) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return examples;
}

/** The functions that the doors of all rooms export. */
export function exportedFunctions(): ExportedFunction[] {
  const doors = rooms().map((room) => path.join(LIB, room, "index.ts"));
  const program = ts.createProgram(doors, { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.Node16, types: [], noLib: true });
  const checker = program.getTypeChecker();
  return doors.flatMap((door) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(door) as ts.SourceFile);
    const symbols = module ? checker.getExportsOfModule(module) : [];
    return symbols.flatMap((symbol) => describeFunction(path.basename(path.dirname(door)), resolve(checker, symbol)));
  });
}

function describeFunction(room: string, symbol: ts.Symbol): ExportedFunction[] {
  const declaration = symbol.declarations?.find(ts.isFunctionDeclaration);
  if (!declaration) return [];
  const tags = symbol.getJsDocTags();
  const documented = symbol.declarations?.some((node) => ts.getJSDocCommentsAndTags(node).length > 0) ?? false;
  return [{ room, name: symbol.name, documented, hasExample: tags.some((tag) => tag.name === "example") }];
}

function resolve(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** The lines of a tag without `@example`, the stars of the comment and an optional code fence. */
function exampleCode(tag: string): string {
  const lines = tag.split("\n").map((line) => line.replace(/^\s*\* ?/, ""));
  return [lines[0].replace(/^@example/, ""), ...lines.slice(1)]
    .filter((line) => !/^\s*(```.*|\*?\/)\s*$/.test(line))
    .join("\n")
    .trim();
}

function nameOf(node: ts.Node): string {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations[0].name.getText();
  const named = node as { name?: ts.Node };
  return named.name ? named.name.getText() : "?";
}

function sourceFiles(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return ["dist", "node_modules"].includes(entry.name) ? [] : sourceFiles(file);
    return entry.name.endsWith(".ts") ? [file] : [];
  });
}
