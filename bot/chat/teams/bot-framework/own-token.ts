import type { AppCredentials } from 'botframework-connector';
import { ChatError } from '../../port.ts';

/**
 * Fetches Cairn's own token ahead of a call. Without one nothing is sent, so what was to be said can wait: the SDK, which fetches it in
 * the middle of a call, leaves open whether the call was made. However many calls need it at once, it is asked for once.
 */
export function ownToken(credentials: AppCredentials): (signal: AbortSignal) => Promise<void> {
  let asking: Promise<unknown> | null = null;
  return async (signal) => {
    asking ??= credentials.getToken().finally(() => {
      asking = null;
    });
    try {
      await Promise.race([asking, aborted(signal)]);
    } catch (error) {
      asking = null;
      throw new ChatError({ fault: 'busy', reason: `Microsoft gives Cairn no token to write with${nameOf(error)}` });
    }
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** What Microsoft calls the trouble, such as invalid_client for a secret that is wrong or has run out. Its sentences stay out. */
function nameOf(error: unknown): string {
  const { errorCode } = (error ?? {}) as { errorCode?: unknown };
  return typeof errorCode === 'string' && /^\w{1,60}$/.test(errorCode) ? ` (${errorCode})` : '';
}
