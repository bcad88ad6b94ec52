import { randomBytes } from 'node:crypto';
import type { NewId } from '../shared/domain/ids.ts';

const letters = '0123456789abcdefghijklmnopqrstuv';
const LENGTH = 25;
/** Chance is drawn for many ids at once: asking the system for it costs more than all the rest. */
const DRAWN = 128 * LENGTH;
let chance = randomBytes(DRAWN);
let used = 0;

/** 125 bits of chance: not to be guessed, and never the same twice. */
export const newId: NewId = (prefix) => {
  if (used === DRAWN) {
    chance = randomBytes(DRAWN);
    used = 0;
  }
  let id = '';
  for (const end = used + LENGTH; used < end; used += 1) id += letters[chance[used]! & 31];
  return `${prefix}_${id}`;
};
