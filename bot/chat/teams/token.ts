import { decodeProtectedHeader, importJWK, type JWK, type JWTPayload, jwtVerify } from 'jose';
import * as z from 'zod/mini';
import { NotChecked } from '../port.ts';

/** Who vouches for what Teams sends: where its keys are, and by which name it signs. */
export type Authority = { metadataUrl: string; issuer: string };

export const botFramework: Authority = {
  metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  issuer: 'https://api.botframework.com',
};

const SKEW_SECONDS = 300;
const CHANNEL = 'msteams';
/** Keys are fetched anew this often, and for a key nobody knows yet; strangers' made-up keys must not make us ask all the time. */
const FRESH_MS = 24 * 3_600_000;
const AGAIN_MS = 60_000;
/** Once they could not be had they are not asked for again for so long, however much comes. */
const PAUSE_MS = 15_000;
const PATIENCE_MS = 5_000;

const Metadata = z.object({ jwks_uri: z.url() });
const Keys = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string(), endorsements: z.optional(z.array(z.string())) })),
});
/** With the key as the check takes it, made once. */
type Key = { endorsements: readonly string[]; key: ReturnType<typeof importJWK> };

export type Verifier = {
  /** What a token claims, if Teams signed it for this bot and it holds now; null otherwise. Throws where the keys cannot be had, {@link NotChecked} where that was so a moment ago. */
  claimsOf(token: string): Promise<JWTPayload | null>;
};

export function createVerifier(appId: string, authority: Authority, now: () => number): Verifier {
  const keys = keyRing(authority, now);
  return {
    async claimsOf(token) {
      const kid = kidOf(token);
      const key = kid === null ? null : await keys.find(kid);
      if (!key?.endorsements.includes(CHANNEL)) return null;
      try {
        const { payload } = await jwtVerify(token, await key.key, {
          issuer: authority.issuer,
          algorithms: ['RS256'],
          clockTolerance: SKEW_SECONDS,
          currentDate: new Date(now()),
          requiredClaims: ['exp'],
        });
        // A token for several bots at once is none of ours.
        return payload.aud === appId ? payload : null;
      } catch {
        return null;
      }
    },
  };
}

function kidOf(token: string): string | null {
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    return alg === 'RS256' && kid !== undefined ? kid : null;
  } catch {
    return null;
  }
}

function keyRing(authority: Authority, now: () => number): { find(kid: string): Promise<Key | null> } {
  let known = new Map<string, Key>();
  let askedAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | null = null;

  async function ask(): Promise<void> {
    const { jwks_uri } = Metadata.parse(await fetched(authority.metadataUrl));
    const { keys } = Keys.parse(await fetched(jwks_uri));
    known = new Map(keys.map(({ endorsements = [], ...key }) => [key.kid, { endorsements, key: imported(key) }]));
    askedAt = now();
  }

  /** One at a time, and none for a while after one that failed. Why it failed is for whoever began it alone to say. */
  async function askedAnew(): Promise<void> {
    if (now() - failedAt < PAUSE_MS) throw new NotChecked();
    const isFirst = asking === null;
    asking ??= ask()
      .catch((error: unknown) => {
        failedAt = now();
        throw error;
      })
      .finally(() => {
        asking = null;
      });
    await asking.catch((error: unknown) => {
      throw isFirst ? error : new NotChecked();
    });
  }

  return {
    async find(kid) {
      const age = now() - askedAt;
      if (age > FRESH_MS || (age > AGAIN_MS && !known.has(kid))) {
        // Keys that are known stay good while Microsoft cannot be reached.
        await askedAnew().catch((error: unknown) => {
          if (!known.has(kid)) throw error;
        });
      }
      return known.get(kid) ?? null;
    },
  };
}

/** One that cannot be read fails whoever names it, and nobody else. */
function imported(key: JWK): Key['key'] {
  const coming = importJWK(key, 'RS256');
  coming.catch(() => {});
  return coming;
}

async function fetched(url: string): Promise<unknown> {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(`the keys of Teams could not be fetched: status ${answer.status}`);
  return answer.json();
}
