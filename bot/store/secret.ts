import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes, as 43 letters that an address takes as they are. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret to know it again. One of 32 random bytes needs no slow hash: there is nothing to guess. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
