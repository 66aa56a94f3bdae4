/** The replay buffer: a memory of earlier chains where new ones start. @module */
export { frozenBuffer } from "./frozen-buffer";
export type { BufferDraw } from "./draw";
export type { ReplayBufferOptions } from "./options";
export { type ReplayBuffer, replayBuffer } from "./replay-buffer";
export type { ReplayBufferState } from "./state";
