import { createPrivateKey, X509Certificate } from 'node:crypto';
import {
  AppCredentials,
  type AuthenticatorResult,
  JwtTokenProviderFactory,
  ManagedIdentityAppCredentials,
  MsalAppCredentials,
} from 'botframework-connector';
import { StartRefused } from '../../../start-refused.ts';
import type { Identity } from '../identity.ts';

const SCOPE = 'https://api.botframework.com';
const LOGIN = 'https://login.microsoftonline.com';
const PATIENCE_MS = 5_000;

/** How Cairn proves to Teams who it is. One for the whole process: the token is asked for once, and kept until shortly before it ends. */
export function credentialsOf({ appId, appTenant, proof, standIn }: Identity, now: () => number): AppCredentials {
  if (standIn !== null) return new StandInCredentials(appId, `${standIn}/token`, now);
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

/** What Entra knows a certificate by, and the key that goes with it. */
function certificateOf(pem: string): { thumbprint: string; privateKey: string } {
  const [certificate, key] = readPem(pem);
  if (!certificate.checkPrivateKey(key))
    throw new StartRefused('TEAMS_CERTIFICATE_FILE has a certificate and a key that do not belong together.');
  return { thumbprint: certificate.fingerprint.replaceAll(':', ''), privateKey: key.export({ type: 'pkcs8', format: 'pem' }) as string };
}

function readPem(pem: string) {
  try {
    return [new X509Certificate(pem), createPrivateKey(pem)] as const;
  } catch {
    throw new StartRefused('TEAMS_CERTIFICATE_FILE has to hold a certificate and its private key, both as PEM.');
  }
}

/** The SDK's own way to a token insists on Microsoft's addresses; a stand-in on this computer has its own. */
class StandInCredentials extends AppCredentials {
  readonly #url: string;
  readonly #now: () => number;

  constructor(appId: string, url: string, now: () => number) {
    super(appId, undefined, SCOPE);
    this.#url = url;
    this.#now = now;
  }

  protected override async refreshToken(): Promise<AuthenticatorResult> {
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: this.appId, scope: `${SCOPE}/.default` });
    const answer = await fetch(this.#url, { method: 'POST', body, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new Error(`the stand-in gave no token: status ${answer.status}`);
    const { access_token, expires_in } = (await answer.json()) as { access_token: string; expires_in: number };
    return { accessToken: access_token, expiresOn: new Date(this.#now() + expires_in * 1000) };
  }
}
