import { unzipSync, zipSync } from "fflate";

// biome-ignore lint/suspicious/noExplicitAny: tests reach into JSON of any depth
export type Json = Record<string, any>;

/** A copy of a .keras whose parts were edited: the JSON ones in place, others by giving their bytes. */
export function remake(
  bytes: Uint8Array,
  edit: (parts: { config: Json; metadata: Json; files: Record<string, Uint8Array> }) => void,
): Uint8Array {
  const files = unzipSync(bytes);
  const [config, metadata] = ["config.json", "metadata.json"].map((name) => JSON.parse(new TextDecoder().decode(files[name])) as Json);
  const edited = { config, metadata, files };
  edit(edited);
  const json = (value: Json) => new TextEncoder().encode(JSON.stringify(value));
  const parts = { "config.json": json(edited.config), "metadata.json": json(edited.metadata) };
  return zipSync({ ...files, ...Object.fromEntries(Object.entries(parts).filter(([name]) => name in files)) }, { level: 6 });
}

/** As a Keras that knows nothing of us would have saved it. */
export function foreign(bytes: Uint8Array, edit: (config: Json) => void = () => {}): Uint8Array {
  return remake(bytes, ({ config, metadata }) => {
    delete metadata.ebm;
    edit(config);
  });
}
