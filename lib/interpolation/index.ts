/** Paths between two points of an energy: straight, along a sphere, and relaxed by the energy; how high they climb. @module */
export { barrier } from "./barrier";
export { linearPath } from "./linear";
export type { PathOptions } from "./ends";
export { type RelaxedPaths, relaxPath, type RelaxOptions, type RelaxSeen } from "./relax";
export { resamplePath } from "./resample";
export { sphericalPath } from "./spherical";
