/** Ranks 1 … n in rising order, equal values sharing the mean of theirs. */
export function midranks(values: ArrayLike<number>): Float64Array {
  const order = Array.from(values, (_, i) => i).sort((i, j) => values[i] - values[j]);
  const ranks = new Float64Array(order.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1]] === values[order[from]]) to++;
    for (let place = from; place <= to; place++) ranks[order[place]] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return ranks;
}
