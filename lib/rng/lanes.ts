/** Last counter word: keeps the four ways of drawing apart under one key. Part of every golden vector. */
export const LANE = { normals: 0, uniforms: 1, sequence: 2, chainUniforms: 3 } as const;
