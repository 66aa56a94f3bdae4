/** Last counter word: keeps the three ways of drawing apart under one key. Part of every golden vector. */
export const LANE = { normals: 0, uniforms: 1, sequence: 2 } as const;
