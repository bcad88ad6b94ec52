import type { Application } from 'express';
import { exportJWK, generateKeyPair, importJWK, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import type { State } from './state.ts';

/** The application of Teams on the web, for which Entra gives tokens to a tab. */
const TEAMS_ON_THE_WEB = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
const KID = 'entra';

export type Entra = {
  /** What `authentication.getAuthToken` gives to somebody's tab; what is claimed or signed otherwise is for forgers. */
  token(claims: JWTPayload, as?: Forged): Promise<string>;
  /** The public half of the key, which is no secret. */
  publicKey(): object;
};
export type Forged = { key?: 'own' | 'elsewhere' | Uint8Array; header?: Partial<JWTHeaderParameters>; without?: readonly string[] };

let made: Promise<{ own: CryptoKeyPair; elsewhere: CryptoKeyPair }> | null = null;
/** Made once a process: keys take longer than all else. */
const keys = () => {
  made ??= Promise.all([generateKeyPair('RS256', { extractable: true }), generateKeyPair('RS256')]).then(([own, elsewhere]) => ({
    own,
    elsewhere,
  }));
  return made;
};

/** Where the keys of an organisation are; every other has another key of the same name. */
export async function serveEntra(app: Application, state: State): Promise<Entra> {
  const pairs = await keys();
  const jwk = async ({ publicKey }: CryptoKeyPair) => ({ ...(await exportJWK(publicKey)), kid: KID, use: 'sig' });
  const [own, elsewhere] = [await jwk(pairs.own), await jwk(pairs.elsewhere)];
  app.get('/:tenant/discovery/v2.0/keys', ({ params }, response) => {
    response.json({ keys: [params.tenant === state.tenant ? own : elsewhere] });
  });
  return {
    publicKey: () => own,
    async token(claims, { key = 'own', header = {}, without = [] } = {}) {
      const now = Math.floor(Date.now() / 1000);
      const tid = claims.tid ?? state.tenant;
      const usual = {
        ...{ ver: '2.0', iss: `https://login.microsoftonline.com/${tid}/v2.0`, aud: state.appId, tid },
        ...{ iat: now - 60, nbf: now - 60, exp: now + 3_600, scp: 'access_as_user', azp: TEAMS_ON_THE_WEB },
      };
      const whole = Object.entries({ ...usual, ...claims }).filter(([name]) => !without.includes(name));
      const protectedHeader = { alg: 'RS256', kid: KID, typ: 'JWT', ...header };
      const signing = key === 'own' ? await importJWK(await exportJWK(pairs.own.privateKey), protectedHeader.alg) : key;
      return new SignJWT(Object.fromEntries(whole))
        .setProtectedHeader(protectedHeader)
        .sign(signing === 'elsewhere' ? pairs.elsewhere.privateKey : signing);
    },
  };
}
