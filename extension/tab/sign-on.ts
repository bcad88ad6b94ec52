import type { Identity } from '../panel/host.ts';
import { servedBy } from '../panel/host.web.ts';
import { inTime, type Teams } from './teams.ts';

/** Whoever is asked by Teams whether they agree needs a while. */
const PATIENCE = 120_000;
/** A token that is about to run out is not begun with. */
const LEFT = 60;

type Claims = { tid: string; oid: string; exp: number };

/**
 * Who Teams says this is. What the token says is read here only to know when it ends and whose what waits is: Cairn trusts no page, and
 * checks it itself. Rejects where Teams gives none.
 */
export async function signOn({ authentication }: Teams): Promise<Identity> {
  let token = await inTime(authentication.getAuthToken(), PATIENCE);
  const owner = ownerOf(token);
  return {
    server: servedBy(),
    owner,
    async token() {
      if (claimsOf(token).exp - Date.now() / 1000 > LEFT) return token;
      const next = await inTime(authentication.getAuthToken(), PATIENCE);
      if (ownerOf(next) !== owner) throw new Error('Teams is somebody else’s now');
      token = next;
      return token;
    },
  };
}

function ownerOf(token: string): string {
  const { tid, oid } = claimsOf(token);
  return `${servedBy()} ${tid} ${oid}`;
}

function claimsOf(token: string): Claims {
  const [, claims = ''] = token.split('.');
  return JSON.parse(new TextDecoder().decode(Uint8Array.fromBase64(claims, { alphabet: 'base64url' }))) as Claims;
}
