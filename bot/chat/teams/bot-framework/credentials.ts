import { createPrivateKey, X509Certificate } from 'node:crypto';
import {
  AppCredentials,
  type AuthenticatorResult,
  JwtTokenProviderFactory,
  ManagedIdentityAppCredentials,
  MsalAppCredentials,
} from 'botframework-connector';
import type { Identity } from '../identity.ts';

const SCOPE = 'https://api.botframework.com';
const LOGIN = 'https://login.microsoftonline.com';
const PATIENCE_MS = 5_000;

/** How Cairn proves to Teams who it is. One for the whole process: the token is asked for once, and kept until shortly before it ends. */
export function credentialsOf({ appId, appTenant, proof, standIn }: Identity): AppCredentials {
  if (standIn !== null) return new StandInCredentials(appId, `${standIn}/token`);
  const authority = `${LOGIN}/${appTenant}`;
  switch (proof.by) {
    case 'secret':
      return new MsalAppCredentials(appId, proof.secret, authority, SCOPE);
    case 'certificate':
      return new MsalAppCredentials(appId, certificateOf(proof.pem), authority, SCOPE);
    case 'managed-identity':
      return new ManagedIdentityAppCredentials(appId, SCOPE, new JwtTokenProviderFactory());
    default:
      return proof satisfies never;
  }
}

/** What Entra knows a certificate by, and the key that goes with it. Throws where the text has not both. */
function certificateOf(pem: string): { thumbprint: string; privateKey: string } {
  const certificate = new X509Certificate(pem);
  const key = createPrivateKey(pem);
  if (!certificate.checkPrivateKey(key)) throw new Error('the certificate and the key are not of one pair');
  return { thumbprint: certificate.fingerprint.replaceAll(':', ''), privateKey: key.export({ type: 'pkcs8', format: 'pem' }) as string };
}

/** The SDK's own way to a token insists on Microsoft's addresses; a stand-in on this computer has its own. */
class StandInCredentials extends AppCredentials {
  readonly #url: string;

  constructor(appId: string, url: string) {
    super(appId, undefined, SCOPE);
    this.#url = url;
  }

  protected override async refreshToken(): Promise<AuthenticatorResult> {
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: this.appId, scope: `${SCOPE}/.default` });
    const answer = await fetch(this.#url, { method: 'POST', body, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new Error(`the stand-in gave no token: status ${answer.status}`);
    const { access_token, expires_in } = (await answer.json()) as { access_token: string; expires_in: number };
    return { accessToken: access_token, expiresOn: new Date(Date.now() + expires_in * 1000) };
  }
}
