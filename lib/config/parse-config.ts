import { DataError, describeValue, OptionError } from "../errors";
import { modelConfig } from "./configs";
import type { ConfigFormat } from "./print-config";
import type { ModelConfig } from "./types";
import { readYaml, refuseRepeated } from "./yaml";

/** A configuration fits many times in this. */
const LONGEST = 64 * 1024;

/**
 * A configuration from the text of a file; what is left out gets its default, and `{}` is all defaults.
 *
 * Numbers are numbers (a text such as "0.01" is refused), each field comes once, and YAML may have no aliases and no tags.
 * @param options.name how errors call it
 * @throws DataError when it is no JSON or YAML; ConfigError with the path of each field that is wrong.
 * @example
 * parseConfig("mcmc:\n  steps: 20\n").mcmc.stepSize; // 1
 * parseConfig('{ "mcmc": { "steps": "20" } }', { format: "json" }); // throws ConfigError
 */
export function parseConfig(
  text: string,
  { format = "yaml", name = "configuración" }: { readonly format?: ConfigFormat; readonly name?: string } = {},
): ModelConfig {
  if (typeof text !== "string") {
    const problem = `el texto de la configuración debe ser un texto y llegó ${describeValue(text)}`;
    throw new OptionError({
      subject: "parseConfig",
      problem,
      remedy: "para un objeto, usa modelConfig(…); para un fichero, loadConfig(…)",
    });
  }
  if (text.length > LONGEST) {
    const problem = `una configuración tiene como mucho ${LONGEST} caracteres y esta tiene ${text.length}`;
    throw new DataError({ subject: name, problem, remedy: "comprueba que es el fichero que querías" });
  }
  return modelConfig(format === "json" ? readJson(text, name) : readYaml(text, name), { subject: name });
}

function readJson(text: string, subject: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    refuseRepeated(text, subject);
    return value;
  } catch (cause) {
    if (cause instanceof DataError) throw cause;
    const problem = `no es JSON válido (${(cause as Error).message})`;
    throw new DataError({ subject, problem, remedy: "mira comillas, comas y llaves; en YAML se escribe con menos", cause });
  }
}
