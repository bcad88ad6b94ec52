import { randomInt } from 'node:crypto';
import { hashOf } from './secret.ts';

/** None that is taken for another when it is read aloud or written down. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 8;

/** Something to write down and type elsewhere: good for a while, and once. */
export function newCode(): string {
  const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** The same however it was typed. */
export const hashOfCode = (code: string): string => hashOf(code.toUpperCase().replace(/[^A-Z0-9]/g, ''));
