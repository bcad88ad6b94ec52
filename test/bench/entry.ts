/** One measurement against a floor of the same run. */
export type Entry = {
  name: string;
  unit: string;
  value: number;
  /** The same work without Cairn, measured beside it; null where there is no such thing. */
  floor: number | null;
  ratio: number | null;
  /** What it may be at most: the ratio, or the value where `limitOn` says so; null where nothing was promised. */
  limit: number | null;
  limitOn: 'ratio' | 'value';
};

export function entry(
  name: string,
  unit: string,
  value: number,
  { floor = null, limit = null, limitOn = 'ratio' }: { floor?: number | null; limit?: number | null; limitOn?: Entry['limitOn'] } = {},
): Entry {
  return { name, unit, value, floor, ratio: floor === null ? null : value / floor, limit, limitOn };
}

export function isOver({ value, ratio, limit, limitOn }: Entry): boolean {
  const measured = limitOn === 'value' ? value : ratio;
  return limit !== null && measured !== null && measured > limit;
}

export function median(all: readonly number[]): number {
  return quantile(all, 0.5);
}

export function quantile(all: readonly number[], part: number): number {
  const sorted = all.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}
