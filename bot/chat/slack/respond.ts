import { ChatError } from '../port.ts';
import { chatError } from './errors.ts';
import type { Message } from './render.ts';

const TIMEOUT_MS = 8_000;

export type Response = Message & { replace_original?: boolean; response_type?: 'ephemeral' };
/** Answers at the address a press or command brought, which works five times and for half an hour. Throws {@link ChatError}. */
export type Respond = (url: string, response: Response) => Promise<void>;

export const respondTo: Respond = async (url, response) => {
  let answered: globalThis.Response;
  try {
    answered = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(response),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    throw chatError(error);
  }
  if (answered.ok) return;
  const wait = Number(answered.headers.get('retry-after'));
  if (answered.status === 429) throw new ChatError({ fault: 'after', milliseconds: (wait || 1) * 1000, reason: 'Slack asked to wait' });
  throw new ChatError({ fault: answered.status >= 500 ? 'unclear' : 'final', reason: `Slack answered with status ${answered.status}` });
};
