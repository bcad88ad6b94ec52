import { randomBytes } from 'node:crypto';
import type { Application } from 'express';
import express from 'express';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { State } from './state.ts';

export const ISSUER = 'https://api.botframework.com';

/** A key of the identity provider's, with or without the endorsement that Teams' own has. */
type Key = { kid: string; privateKey: CryptoKey; jwk: object };

export type Signing = { kid: string; privateKey: CryptoKey };

export type Identity = {
  /** Signs as Teams does; what is claimed or said of the key otherwise is for forgers. */
  token(claims: JWTPayload, as?: { key?: 'endorsed' | 'unendorsed' | Signing; expiresIn?: number; notBefore?: number }): Promise<string>;
  /** The public half of the endorsed key, which is no secret. */
  publicKey(): object;
};

let pair: Promise<Key[]> | null = null;

/** Made once a process: keys take longer than all else. */
function keys(): Promise<Key[]> {
  pair ??= Promise.all(
    [['msteams', 'webchat'], ['webchat']].map(async (endorsements, index) => {
      const { publicKey, privateKey } = await generateKeyPair('RS256');
      const kid = `key-${index}`;
      return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', endorsements } };
    }),
  );
  return pair;
}

/** Microsoft's side of trust, on loopback: metadata and keys for what it sends, and tokens for what it is sent. */
export async function serveIdentity(app: Application, state: State): Promise<Identity> {
  const [endorsed, unendorsed] = (await keys()) as [Key, Key];

  app.get('/.well-known/openidconfiguration', (_, response) => {
    response.json({ issuer: ISSUER, jwks_uri: `${state.url}/keys`, id_token_signing_alg_values_supported: ['RS256'] });
  });
  app.get('/keys', (_, response) => {
    response.json({ keys: [endorsed.jwk, unendorsed.jwk] });
  });
  app.post('/token', express.urlencoded({ extended: false }), (request, response) => {
    const { client_id: client, grant_type: grant } = request.body as Record<string, string>;
    state.calls.push({ method: 'POST', path: '/token', body: { client, grant } });
    if (state.login === 'hangs') return;
    if (state.login !== 'well') return void response.status(state.login).json({ error: 'invalid_client' });
    if (client !== state.appId || grant !== 'client_credentials') return void response.status(401).json({ error: 'invalid_client' });
    const token = randomBytes(16).toString('hex');
    state.tokens.add(token);
    response.json({ token_type: 'Bearer', access_token: token, expires_in: 3_600 });
  });

  return {
    publicKey: () => endorsed.jwk,
    async token(claims, { key = 'endorsed', expiresIn = 3_600, notBefore = -60 } = {}) {
      const { kid, privateKey } = key === 'endorsed' ? endorsed : key === 'unendorsed' ? unendorsed : key;
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({
        iss: ISSUER,
        aud: state.appId,
        serviceurl: `${state.url}/teams/`,
        nbf: now + notBefore,
        exp: now + expiresIn,
        ...claims,
      })
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
        .sign(privateKey);
    },
  };
}
