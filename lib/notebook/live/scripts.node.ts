import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FileError } from "../../errors";
import type { LiveKind } from "../../live/kinds";

/** The script of a live output, which the build leaves in lib/dist/live/. @throws FileError */
export function liveScript(kind: LiveKind): string | undefined {
  try {
    return readFileSync(join(__dirname, "..", "..", "live", "page", `${kind}.js`), "utf8");
  } catch (cause) {
    throw new FileError({
      subject: `live.${kind}`,
      problem: "falta su programa, lib/dist/live/page",
      remedy: "hazlo con npm run build",
      cause,
    });
  }
}
