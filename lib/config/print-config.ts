import { Document, isMap, isScalar, isSeq, type YAMLMap } from "yaml";
import type { z } from "zod";
import { FACTS, shapeOf } from "./fields";
import { DEEP, EBM } from "./schemas";
import { modelConfig } from "./configs";
import type { ModelConfig, Partly } from "./types";

/** How a configuration is written in a file. */
export type ConfigFormat = "yaml" | "json";

/**
 * A configuration as the text of a file, every field with its value, also those that were left out; in YAML each with what it
 * means. `parseConfig` reads it back, exactly.
 * @throws ConfigError when it is none, so that no file holds a wrong one.
 * @example
 * printConfig({}).split("\n")[0]; // 'kind: ebm # Red densa'
 * JSON.parse(printConfig({ kind: "deepEbm" }, { format: "json" })).mcmc.stepSize; // 10
 */
export function printConfig(fields: Partly<ModelConfig>, { format = "yaml" }: { readonly format?: ConfigFormat } = {}): string {
  const config = modelConfig(fields, { subject: "printConfig" });
  if (format === "json") return `${JSON.stringify(config, null, 2)}\n`;
  const document = new Document(config);
  if (isMap(document.contents)) explain(document.contents, config.kind === "ebm" ? EBM : DEEP);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** Puts the meaning of each field behind its value, that of a group above its name, and lists in one line. */
function explain(map: YAMLMap, schema: z.ZodType): void {
  const shape = shapeOf(schema) ?? {};
  for (const { key, value } of map.items) {
    const field = shape[isScalar(key) ? String(key.value) : ""];
    const about = ` ${FACTS.get(field)?.about}`;
    if (isMap(value)) {
      if (isScalar(key)) key.commentBefore = about;
      explain(value, field);
    } else if (isScalar(value) || isSeq(value)) {
      if (isSeq(value)) value.flow = true;
      value.comment = about;
    }
  }
}
