/** Random numbers by counter: Threefry4x32-20 with explicit seeds, streams and positions. @module */
export type { NoiseAddress } from "./address";
export { chainUniforms } from "./chain-uniforms";
export { type Generator, generator } from "./generator";
export { normals } from "./normal";
export { type Rng, rng, STREAM } from "./rng";
export { threefry4x32, type Words } from "./threefry";
export { uniforms } from "./uniform";
