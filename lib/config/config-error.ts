import { EbmError } from "../errors";

/** One thing that is wrong with a configuration. */
export interface ConfigIssue {
  /** Where, e.g. "mcmc.stepSize" or "energyNetwork.hiddenDims[1]"; "" is the whole configuration. */
  readonly path: string;
  /** What was expected and what came, with the path, in Spanish. */
  readonly problem: string;
  readonly remedy?: string;
}

/** A configuration with fields that cannot be; its message tells the first one and names the others. */
export class ConfigError extends EbmError {
  readonly issues: readonly ConfigIssue[];

  constructor(subject: string, issues: readonly ConfigIssue[], cause?: unknown) {
    const [{ problem, remedy }, ...others] = issues;
    super({ subject, problem: problem + alsoWrong(others), remedy, cause });
    this.issues = issues;
  }

  /** The path of the first field that is wrong. */
  get path(): string {
    return this.issues[0].path;
  }
}

const MOST_NAMED = 5;

function alsoWrong(others: readonly ConfigIssue[]): string {
  if (others.length === 0) return "";
  const paths = others.slice(0, MOST_NAMED).map(({ path }) => path);
  const more = others.length > MOST_NAMED ? ` y ${others.length - MOST_NAMED} más` : "";
  return `; tampoco ${others.length === 1 ? "vale" : "valen"} ${paths.join(", ")}${more}`;
}

/** The path of a field as it is written in code: names with points, places of a list in brackets. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === "number" ? `${text}[${part}]` : text === "" ? String(part) : `${text}.${String(part)}`),
    "",
  );
}
