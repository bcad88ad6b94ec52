import { randomBytes } from 'node:crypto';
import type { NewId } from '../shared/domain/ids.ts';

const letters = '0123456789abcdefghijklmnopqrstuv';

/** 125 bits of chance: not to be guessed, and never the same twice. */
export const newId: NewId = (prefix) => `${prefix}_${Array.from(randomBytes(25), (byte) => letters[byte & 31]).join('')}`;
