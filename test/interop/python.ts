import { existsSync } from "node:fs";
import { resolve } from "node:path";

/** The Python that has the packages of the interoperability tests. @throws when it is not installed */
export function interopPython(): string {
  const python = process.env.EBM_INTEROP_PYTHON ?? resolve(__dirname, "../../.cache/interop/bin/python");
  if (!existsSync(python)) throw new Error(`no está ${python}`);
  return python;
}
