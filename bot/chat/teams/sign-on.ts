import { createRemoteJWKSet, customFetch, decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Log } from '../../log.ts';
import { type AccountRef, NotChecked } from '../port.ts';

/** What a tab in Teams asks a token for; README says how an administrator makes it. */
const SCOPE = 'access_as_user';
/** Teams itself, on the web, and on desktops and telephones: nobody else may have asked for a token in somebody's name. */
const CLIENTS: readonly unknown[] = ['5e3ce6c0-2b1f-4285-8d4b-75ee78787346', '1fec8e78-bce4-4aaf-ab1b-5451cc387264'];
const LOGIN = 'https://login.microsoftonline.com';
const OBJECT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SKEW_SECONDS = 60;
const PATIENCE_MS = 5_000;
/** Known keys stay good that long while Microsoft cannot be reached; one that nobody knows yet is asked for at once. */
const FRESH_MS = 24 * 3_600_000;
/** Once they could not be had they are not asked for again for so long, however many tokens come. */
const PAUSE_MS = 15_000;
/** What is wrong with the keys and not with the token. */
const NO_KEYS = ['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID'];

type SignOnOptions = {
  appId: string;
  tenants: readonly string[];
  standIn: string | null;
  /** Otherwise by the world's clock: how long a token lasts has nothing to do with Cairn's movable one. */
  worldNow?: () => Date;
  log: Log;
  /** Milliseconds of a clock that never goes back. */
  elapsed?: () => number;
};

/** Whose a token is that Teams gave to a tab; null for whatever is wrong with it. Throws {@link NotChecked} where Microsoft's keys cannot be had. */
export type SignOn = (token: string) => Promise<AccountRef | null>;

/**
 * Checks tokens of Entra, version 2, each time anew: nothing is kept of them. An organisation's tokens are held against its own keys and
 * its own name, so that none of another's, and none of a private account's, is taken for one of them.
 */
export function createSignOn({ appId, tenants, standIn, worldNow, log, elapsed = () => performance.now() }: SignOnOptions): SignOn {
  const addressOf = (tenant: string) => new URL(`${standIn ?? LOGIN}/${tenant}/discovery/v2.0/keys`);
  const keys = new Map<unknown, JWTVerifyGetKey>(tenants.map((tenant) => [tenant, keysAt(addressOf(tenant), log, elapsed)]));

  return async (token) => {
    try {
      const { tid } = decodeJwt(token);
      const ofTenant = keys.get(tid);
      if (ofTenant === undefined) return null;
      const { payload } = await jwtVerify(token, ofTenant, {
        issuer: `${LOGIN}/${tid}/v2.0`,
        algorithms: ['RS256'],
        clockTolerance: SKEW_SECONDS,
        currentDate: worldNow?.(),
        requiredClaims: ['exp', 'nbf'],
      });
      return accountIn(payload, appId);
    } catch (error) {
      if (isOfToken(error)) return null;
      throw error;
    }
  };
}

const isOfToken = (error: unknown): boolean => error instanceof errors.JOSEError && !NO_KEYS.includes(error.code);

/** Keys that are known stay good while others cannot be had. */
function keysAt(address: URL, log: Log, elapsed: () => number): JWTVerifyGetKey {
  let failedAt = Number.NEGATIVE_INFINITY;
  const isPausing = () => elapsed() - failedAt < PAUSE_MS;
  const remote = createRemoteJWKSet(address, {
    timeoutDuration: PATIENCE_MS,
    cacheMaxAge: FRESH_MS,
    [customFetch]: (...asked) => (isPausing() ? Promise.reject(new NotChecked()) : fetch(...asked)),
  });
  return async (...about) => {
    try {
      return await remote(...about);
    } catch (error) {
      if (isOfToken(error)) throw error;
      if (!isPausing()) {
        failedAt = elapsed();
        log.error({ err: error }, 'the keys that Microsoft signs with could not be had');
      }
      throw new NotChecked('the keys could not be had', { cause: error });
    }
  };
}

function accountIn({ aud, ver, scp, azp, tid, oid }: JWTPayload, appId: string): AccountRef | null {
  // A token for several at once is none of ours.
  if (aud !== appId || ver !== '2.0' || !CLIENTS.includes(azp)) return null;
  if (typeof scp !== 'string' || !scp.split(' ').includes(SCOPE)) return null;
  if (typeof oid !== 'string' || !OBJECT.test(oid)) return null;
  return { platform: 'teams', enterprise: '', tenant: tid as string, user: oid };
}
