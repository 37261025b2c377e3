/**
 * Joins the two clusters with the highest average weight, again and again, down to `cut`.
 * `weights` is symmetric, n × n; -Infinity forbids, and a forbidden pair forbids the clusters that
 * hold its records. Returns the number of the cluster of each member; members come in an order that
 * does not depend on the file, because it settles ties.
 */
export function averageLinkage(weights: Float64Array, size: number, cut: number): Int32Array {
  const cluster = Int32Array.from({ length: size }, (_, index) => index);
  const sizes = new Int32Array(size).fill(1);
  const best = new Int32Array(size).fill(-1);
  const alive = Array.from({ length: size }, (_, index) => index);
  for (const member of alive) best[member] = nearest(weights, size, member, alive);
  for (;;) {
    const from = bestOf(weights, size, best, alive);
    const to = best[from] ?? -1;
    if (from < 0 || to < 0 || (weights[from * size + to] ?? -Infinity) < cut) break;
    const [keep, gone] = from < to ? [from, to] : [to, from];
    merge(weights, size, sizes, keep, gone, alive);
    alive.splice(alive.indexOf(gone), 1);
    for (let member = 0; member < size; member++) if (cluster[member] === gone) cluster[member] = keep;
    for (const other of alive) if (other === keep || best[other] === keep || best[other] === gone) best[other] = nearest(weights, size, other, alive);
    // A merged cluster can be nearer to another than what was nearest: averages fall between, never above both, so only ties matter.
  }
  return cluster;
}

function nearest(weights: Float64Array, size: number, member: number, alive: readonly number[]): number {
  let [found, most] = [-1, -Infinity];
  for (const other of alive) {
    const weight = weights[member * size + other] ?? -Infinity;
    if (other !== member && weight > most) [found, most] = [other, weight];
  }
  return found;
}

function bestOf(weights: Float64Array, size: number, best: Int32Array, alive: readonly number[]): number {
  let [found, most] = [-1, -Infinity];
  for (const member of alive) {
    const other = best[member] ?? -1;
    const weight = other < 0 ? -Infinity : (weights[member * size + other] ?? -Infinity);
    if (weight > most) [found, most] = [member, weight];
  }
  return found;
}

function merge(weights: Float64Array, size: number, sizes: Int32Array, keep: number, gone: number, alive: readonly number[]): void {
  const [sizeKeep, sizeGone] = [sizes[keep] ?? 1, sizes[gone] ?? 1];
  for (const other of alive) {
    if (other === keep || other === gone) continue;
    const average = (sizeKeep * (weights[keep * size + other] ?? 0) + sizeGone * (weights[gone * size + other] ?? 0)) / (sizeKeep + sizeGone);
    weights[keep * size + other] = average;
    weights[other * size + keep] = average;
  }
  sizes[keep] = sizeKeep + sizeGone;
}
