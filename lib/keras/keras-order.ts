import type { KerasNode } from "./nodes";

/**
 * The layers of a Functional in the order in which Keras keeps them, whatever the order of its file: by their distance to the
 * output, the farthest first; at the same distance, as they are found on the way from the output, each before what it reads.
 *
 * A chain keeps its order, and so does a residual block; other branches may not. The groups of a .weights.h5 are numbered so.
 * Source: keras/src/ops/function.py, 3.15, `map_graph`.
 */
export function inKerasOrder(nodes: readonly KerasNode[]): KerasNode[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const distance = new Map<KerasNode, number>(nodes.map((node) => [node, 0]));
  for (const node of [...nodes].reverse()) {
    const next = (distance.get(node) as number) + 1;
    for (const read of sourcesOf(node, byName)) distance.set(read, Math.max(next, distance.get(read) as number));
  }
  const found = new Map<KerasNode, number>();
  const pending = nodes.slice(-1);
  while (pending.length > 0) {
    const node = pending.pop() as KerasNode;
    if (found.has(node)) continue;
    found.set(node, found.size);
    pending.push(...sourcesOf(node, byName).reverse());
  }
  const place = (node: KerasNode) => [-(distance.get(node) as number), found.get(node) as number];
  return [...nodes].sort((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1]);
}

/** What a node reads, but for the input of the network. */
function sourcesOf({ inputs }: KerasNode, byName: ReadonlyMap<string, KerasNode>): KerasNode[] {
  return inputs.flatMap(({ name }) => byName.get(name) ?? []);
}
