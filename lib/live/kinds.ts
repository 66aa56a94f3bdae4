/** The live outputs: each is a script of lib/dist/live/page/ and a source `page/KIND/entry.ts`. */
export const LIVE_KINDS = ["digits", "drawing", "epochs", "interpolation", "particles", "partition"] as const;
export type LiveKind = (typeof LIVE_KINDS)[number];

/** Outputs of one version share the page's engine and read each other's data; who changes either changes it. */
export const LIVE_VERSION = "1";
