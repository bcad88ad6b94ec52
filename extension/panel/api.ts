import type { Asked, AskRequest, Live, Paired, PanelState } from '../../shared/api.ts';
import { longestSilence, panelPaths } from '../../shared/panel-paths.ts';
import type { Identity } from './host.ts';
import { linesOf } from './lines.ts';

/** `away`: nobody answered, or not now; it may be tried again. `not-taken`: it was answered, and never will be otherwise. */
export type Reply<T> = { got: T } | { no: 'away' | 'expired' | 'too-many' | 'not-taken'; why?: string };

export type Api = {
  state(call: string | null): Promise<Reply<PanelState>>;
  ask(request: AskRequest): Promise<Reply<Asked>>;
  /** Told of every version there is, until the connection ends; gives back why it did. */
  live(told: (live: Live) => void, signal: AbortSignal): Promise<'away' | 'expired'>;
  leave(): Promise<void>;
};

/** What lasts longer is taken for no answer; of the stream, when it missed its breath twice. */
const PATIENCE = 20_000;
const SILENCE = 2 * longestSilence + 5_000;

export function apiOf({ server, token }: Pick<Identity, 'server' | 'token'>): Api {
  const post = async (path: string, body: unknown, signal: AbortSignal) => send(server, path, body, signal, await token());
  const asked = async <T>(path: string, body: unknown, says: string[]): Promise<Reply<T>> =>
    replyOf<T>(() => post(path, body, AbortSignal.timeout(PATIENCE)), says);
  return {
    async state(call) {
      const reply = await asked<PanelState>(panelPaths.state, { call }, ['version']);
      return 'got' in reply && !isState(reply.got) ? { no: 'not-taken' } : reply;
    },
    ask: (request) => asked(panelPaths.ask, request, ['done', 'refused']),
    async live(told, signal) {
      const silence = new AbortController();
      let timer = setTimeout(() => silence.abort(), SILENCE);
      try {
        const response = await post(panelPaths.live, {}, AbortSignal.any([signal, silence.signal]));
        if (response.status === 401) return 'expired';
        if (!response.ok || !response.body) return 'away';
        for await (const line of linesOf(response.body)) {
          clearTimeout(timer);
          timer = setTimeout(() => silence.abort(), SILENCE);
          if (line !== '') told(JSON.parse(line) as Live);
        }
        return 'away';
      } catch {
        return 'away';
      } finally {
        clearTimeout(timer);
      }
    },
    async leave() {
      await asked(panelPaths.leave, {}, ['done']);
    },
  };
}

/** Whether this panel can read it: a Cairn may be older or newer than the panel, and so may what was kept from last time. */
export function isState(state: Partial<PanelState>): state is PanelState {
  const { now, me, pairs } = state;
  return typeof now === 'string' && typeof me?.zone === 'string' && Array.isArray(pairs) && pairs.every((one) => one?.pair?.mentorship);
}

export function pairWith(server: string, code: string, device: string): Promise<Reply<Paired>> {
  const sent = () => send(server, panelPaths.pair, { code, device }, AbortSignal.timeout(PATIENCE));
  return replyOf<Paired>(sent, ['token', 'refused']);
}

/** No cookie goes along: the token is all that says who asks. */
function send(server: string, path: string, body: unknown, signal: AbortSignal, token?: string): Promise<Response> {
  return fetch(`${server}${path}`, {
    method: 'POST',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    redirect: 'error',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
    signal,
  });
}

/** `says`: what an answer of Cairn's has one of. Any other is whoever's stands in between, such as a network that wants a login, and none. */
async function replyOf<T>(asking: () => Promise<Response>, says: string[]): Promise<Reply<T>> {
  let response: Response;
  let body: unknown;
  try {
    response = await asking();
    body = await response.json().catch(() => null);
  } catch {
    return { no: 'away' };
  }
  const why = (body as { refused?: string } | null)?.refused;
  if (response.ok) return says.some((one) => Object.hasOwn(Object(body), one)) ? { got: body as T } : { no: 'away' };
  if (response.status === 401) return { no: 'expired' };
  if (response.status === 429) return { no: 'too-many', ...(why ? { why } : {}) };
  if (response.status >= 500 || response.status === 408) return { no: 'away' };
  return { no: 'not-taken', ...(why ? { why } : {}) };
}
