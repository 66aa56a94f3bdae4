import { readIfThere, writeWhole } from "#bytes/files";
import { DataError, describeValue, FileError, OptionError } from "../errors";
import { parseConfig } from "./parse-config";
import { type ConfigFormat, printConfig } from "./print-config";
import type { ModelConfig, Partly } from "./types";

/**
 * Reads a configuration from a .yaml, .yml or .json file.
 * @throws FileError when it is not there; DataError when it is no JSON or YAML; ConfigError with the path of each wrong field.
 * @example
 * loadConfig("/no/existe/ebm.yaml"); // throws FileError
 */
export function loadConfig(file: string): ModelConfig {
  const format = formatOf(file, "loadConfig");
  const bytes = readIfThere(file);
  if (bytes === undefined) {
    const remedy = "mira su nombre y su carpeta; saveConfig(…) crea uno";
    throw new FileError({ subject: file, problem: "no hay ningún fichero con ese nombre", remedy });
  }
  return parseConfig(textOf(bytes, file), { format, name: file });
}

/**
 * Writes a configuration, with the defaults of what was left out, whole to a .yaml, .yml or .json file; `loadConfig` reads the
 * same one back.
 * @returns the file's path
 * @throws FileError; ConfigError when it is none, and nothing is written.
 * @example
 * saveConfig("ebm.txt", ebmConfig()); // throws OptionError
 */
export function saveConfig(file: string, config: Partly<ModelConfig>): string {
  return writeWhole(file, printConfig(config, { format: formatOf(file, "saveConfig") }));
}

const FORMATS: Readonly<Record<string, ConfigFormat>> = { yaml: "yaml", yml: "yaml", json: "json" };

function formatOf(file: string, subject: string): ConfigFormat {
  const ending = typeof file === "string" ? file.slice(file.lastIndexOf(".") + 1).toLowerCase() : "";
  if (Object.hasOwn(FORMATS, ending)) return FORMATS[ending];
  const problem = `el nombre del fichero debe terminar en .yaml, .yml o .json y llegó ${describeValue(file)}`;
  throw new OptionError({ subject, problem, remedy: "por ejemplo ebm.yaml" });
}

function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DataError({ subject: file, problem: "no es un texto en UTF-8", remedy: "guárdalo otra vez con esa codificación", cause });
  }
}
