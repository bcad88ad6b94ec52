import type { Refusal } from '../decision.ts';
import type { Instant } from '../time.ts';
import type { PersonId } from './ids.ts';

/**
 * What somebody saw of an item when they began to edit it, field by field: enough to tell whether a field is still so, small enough for a
 * form of any chat to carry, and nothing to read.
 */
export type Marks = Record<string, string>;

/** What stands in a field now, who put it there and when. */
export type Theirs = { value: string | null; by: PersonId; at: Instant };

/** Nothing was changed: these fields are not as they were seen, and somebody wanted them to be something else again. */
export type Clash = Refusal<'changedMeanwhile'> & { clash: readonly string[] };

export const isClash = (outcome: object): outcome is Clash => 'clash' in outcome;

export function marksOf(shown: object): Marks {
  return Object.fromEntries(Object.entries(shown).map(([field, value]) => [field, markOf(value)]));
}

/**
 * An item with what somebody made of it. What they left as they saw it stays as it is now, whoever changed it meanwhile; what they changed
 * is theirs, unless it was changed meanwhile to something else: that is a clash, and for them to decide who have seen both. Without marks
 * everything was meant.
 */
export function edited<T extends object>(current: T, typed: T, seen: Marks | undefined): { becomes: T; clash: (keyof T & string)[] } {
  const fields = Object.keys(typed) as (keyof T & string)[];
  const isUntouched = (field: keyof T & string) => seen?.[field] === markOf(typed[field]);
  const isFree = (field: keyof T & string) =>
    seen?.[field] === undefined || seen[field] === markOf(current[field]) || current[field] === typed[field];
  const kept = Object.fromEntries(fields.filter(isUntouched).map((field) => [field, current[field]])) as Partial<T>;
  return { becomes: { ...typed, ...kept }, clash: fields.filter((field) => !isUntouched(field) && !isFree(field)) };
}

/** 53 bits (cyrb53): two texts of one field that come out alike are rarer than a disk that forgets, and nothing is proved by it. */
function markOf(value: unknown): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (const letter of JSON.stringify(value)) {
    const code = letter.codePointAt(0)!;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
