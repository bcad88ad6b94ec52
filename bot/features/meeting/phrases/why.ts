import type { Words } from '../../../../shared/words/words.ts';

/** Why words are asked about; the sentence is kept under the same name. */
export type Why = keyof Words['understanding'];

/** What some words may mean, likeliest first. With `ask`, even a single reading wants a yes. */
export type Readings<T> = { readings: T[]; why: Why | null; ask?: boolean };

export type Wrong = { wrong: Why; said: string };
