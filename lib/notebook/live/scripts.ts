import type { LiveKind } from "../../live/kinds";

/** In a browser there is no folder with scripts: the output stays a picture. */
export function liveScript(_kind: LiveKind): string | undefined {
  return undefined;
}
