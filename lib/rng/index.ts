/** Random numbers by counter: Threefry4x32-20 with explicit seeds, streams and positions. @module */
export { type Generator, generator } from "./generator";
export { type NoiseAddress, normals } from "./normal";
export { type Rng, rng, STREAM } from "./rng";
export { threefry4x32, type Words } from "./threefry";
export { uniforms } from "./uniform";
