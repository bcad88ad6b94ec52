import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * Seals text so that only a holder of CAIRN_KEY can read it, and only in the place it was written for: `where` names table, row
 * and column, and a sealed text copied to another row does not open there.
 */
export type Seal = {
  seal(text: string, where: string): string;
  /** Throws {@link SealBroken} when no key fits, or text or place were changed. */
  open(sealed: string, where: string): string;
  /** Whether this was sealed with the first key, the one that seals now. */
  isCurrent(sealed: string): boolean;
};

export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keys of 32 bytes. The first seals, all open: a new key is put in front until everything has been sealed again. */
export function createSeal(keys: readonly [Buffer, ...Buffer[]]): Seal {
  const byId = new Map(keys.map((key) => [idOf(key), key]));
  const current = idOf(keys[0]);
  return {
    seal: (text, where) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keys[0], nonce, { authTagLength: TAG_BYTES }).setAAD(bound(current, where));
      const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${current}.${body.toString('base64url')}`;
    },
    open: (sealed, where) => {
      const dot = sealed.indexOf('.');
      const id = sealed.slice(0, dot);
      const key = byId.get(id);
      const body = Buffer.from(sealed.slice(dot + 1), 'base64url');
      if (!key) throw new SealBroken('sealed with a key that is not in CAIRN_KEY');
      if (body.length < NONCE_BYTES + TAG_BYTES) throw new SealBroken('too short to be sealed');
      const opener = createDecipheriv('aes-256-gcm', key, body.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
      opener.setAAD(bound(id, where)).setAuthTag(body.subarray(-TAG_BYTES));
      try {
        return opener.update(body.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + opener.final('utf8');
      } catch {
        throw new SealBroken('changed since it was sealed, or moved from its place');
      }
    },
    isCurrent: (sealed) => sealed.startsWith(`${current}.`),
  };
}

/** The keys of a text, separated by commas: each 32 bytes as base64 or as 64 hex digits. Null when one of them is not. */
export function readKeys(text: string): [Buffer, ...Buffer[]] | null {
  const keys = text.split(',').map((one) => readKey(one.trim()));
  return keys.every((key) => key !== null) ? (keys as [Buffer, ...Buffer[]]) : null;
}

function readKey(text: string): Buffer | null {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (!/^[\w+/-]{43}=?$/.test(text)) return null;
  const key = Buffer.from(text, 'base64');
  return key.length === KEY_BYTES ? key : null;
}

/** Says which key without saying anything of it. */
function idOf(key: Buffer): string {
  return createHash('sha256').update('cairn key id\n').update(key).digest('base64url').slice(0, 8);
}

function bound(id: string, where: string): Buffer {
  return Buffer.from(`${id}\n${where}`);
}
