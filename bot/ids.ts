import { randomBytes } from 'node:crypto';
import type { NewId } from '../shared/domain/ids.ts';

const letters = '0123456789abcdefghijklmnopqrstuv';
const LENGTH = 20;
/** Seconds since 1970, until the year 3058. */
const TIME_LENGTH = 7;
/** Chance is drawn for many ids at once: asking the system for it costs more than all the rest. */
const DRAWN = 128 * LENGTH;
let chance = randomBytes(DRAWN);
let used = 0;

/**
 * 100 bits of chance: not to be guessed, and never the same twice. The second it was made in comes first, so that what is written
 * together lies together: spread over an index by chance, each row of a commit would write a page of its own.
 */
export const newId: NewId = (prefix) => {
  if (used === DRAWN) {
    chance = randomBytes(DRAWN);
    used = 0;
  }
  // The machine's own time, which only ever grows: an order to lie in, and no instant that anything goes by.
  let id = Math.floor((performance.timeOrigin + performance.now()) / 1000)
    .toString(32)
    .padStart(TIME_LENGTH, '0');
  for (const end = used + LENGTH; used < end; used += 1) id += letters[chance[used]! & 31];
  return `${prefix}_${id}`;
};
