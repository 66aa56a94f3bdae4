import { type Document, isAlias, isScalar, LineCounter, type Pair, parseDocument, type Node, visit, type YAMLError } from "yaml";
import { DataError } from "../errors";

/** What the parser's codes mean to a student. */
const PROBLEMS: Readonly<Record<string, readonly [problem: string, remedy: string]>> = {
  DUPLICATE_KEY: ["un campo está repetido en el mismo grupo", "deja uno solo"],
  TAB_AS_INDENT: ["hay un tabulador al comienzo de una línea", "usa espacios: dos por cada nivel"],
  BAD_INDENT: ["una línea no está alineada con las de su grupo, o falta cerrar una llave", "usa dos espacios por cada nivel"],
  MULTIPLE_DOCS: ["hay más de una configuración en el texto", "deja solo la que está antes de ---"],
  TAG_RESOLVE_FAILED: ["hay una etiqueta (!…), y una configuración no las necesita", "quítala"],
};
const OTHER_PROBLEM = ["no es YAML válido", "mira los dos puntos, los espacios del comienzo de cada línea y las comillas"] as const;

/**
 * The plain data of a YAML text. Anything that a configuration does not need is refused: aliases, which can make a short text
 * enormous, tags, repeated fields, several documents, and fields with nothing behind them.
 * @throws DataError with the line and the column.
 */
export function readYaml(text: string, subject: string): unknown {
  try {
    const { document, lines } = parsed(text, subject);
    const [wrong] = [...document.errors, ...document.warnings];
    if (wrong) throw errorOf(wrong, { subject, lines });
    refuseTricks(document, { subject, lines });
    return document.toJS({ maxAliasCount: 0 });
  } catch (cause) {
    if (cause instanceof DataError) throw cause;
    const [problem, remedy] = OTHER_PROBLEM;
    throw new DataError({ subject, problem: `${problem} (${(cause as Error).message})`, remedy, cause });
  }
}

/** Refuses a field that is there twice in valid JSON, which is YAML too: `JSON.parse` would keep the last one. @throws DataError */
export function refuseRepeated(json: string, subject: string): void {
  const { document, lines } = parsed(json, subject);
  const repeated = document.errors.find(({ code }) => code === "DUPLICATE_KEY");
  if (repeated) throw errorOf(repeated, { subject, lines });
}

function parsed(text: string, subject: string): { readonly document: Document.Parsed; readonly lines: LineCounter } {
  refuseManyOpenings(text, subject);
  const lines = new LineCounter();
  return { document: parseDocument(text, { schema: "core", resolveKnownTags: false, lineCounter: lines, prettyErrors: false }), lines };
}

function errorOf(wrong: YAMLError, { subject, lines }: Reading): DataError {
  const [problem, remedy] = PROBLEMS[wrong.code] ?? OTHER_PROBLEM;
  return new DataError({ subject, problem: `${problem}${placeOf(wrong.pos[0], lines)}`, remedy, cause: wrong });
}

/** Groups and lists in a text; a printed configuration opens about 5. */
const MOST_OPENINGS = 500;

/** The parser goes down into groups by recursion: thousands of brackets, or of `- - -`, exhaust the memory of the process. */
function refuseManyOpenings(text: string, subject: string): void {
  const openings = text.match(/[[{]|[-?](?=\s)/g)?.length ?? 0;
  if (openings <= MOST_OPENINGS) return;
  const problem = `abre ${openings} listas o grupos, y una configuración no necesita ni ${MOST_OPENINGS}`;
  throw new DataError({ subject, problem, remedy: "comprueba que es el fichero que querías" });
}

interface Reading {
  readonly subject: string;
  readonly lines: LineCounter;
}

function refuseTricks(document: Document.Parsed, { subject, lines }: Reading): void {
  const refuse = (at: unknown, problem: string, remedy: string): never => {
    const start = (at as Node | null)?.range?.[0];
    throw new DataError({ subject, problem: start === undefined ? problem : `${problem}${placeOf(start, lines)}`, remedy });
  };
  visit(document, {
    Alias: (_, alias) => refuse(alias, `hay un alias (*${alias.source}), y una configuración no los necesita`, "escribe el valor"),
    Pair: (_, { key, value }: Pair) => {
      if (!isScalar(key)) return refuse(key, "el nombre de un campo debe ser un texto", "por ejemplo steps: 60");
      const empty = value === null || (isScalar(value) && value.value === null && (value.source ?? "") === "");
      if (empty && !isAlias(value)) refuse(key, `${key.source} no tiene valor`, remedyForEmpty(key.source));
      return undefined;
    },
  });
}

/** `{ stepSize: 0,01 }` is two fields: stepSize with 0, and 01 with nothing. */
function remedyForEmpty(name: string | undefined): string {
  return /^\d+$/.test(name ?? "") ? "los decimales llevan punto y no coma, como 0.01" : "escríbelo tras los dos puntos, o quita la línea";
}

function placeOf(offset: number, lines: LineCounter): string {
  const { line, col } = lines.linePos(offset);
  return ` (línea ${line}, columna ${col})`;
}
