import { type Instant, instantOf, millis } from '../../shared/time.ts';
import { apiOf } from './api.ts';
import type { Host, Pairing } from './host.ts';
import type { Message, Model } from './model.ts';
import type { Outbox } from './outbox.ts';
import { patience } from './patience.ts';
import { sending } from './sending.ts';

type Parts = { host: Host; outbox: Outbox; model: () => Model; tell: (message: Message) => void };

/** The clock is read this often: what stands on the panel says minutes. */
const TICK = 30_000;

/** One pairing at work: it fetches, listens and sends until it is stopped or has expired. */
export function session({ host, outbox, model, tell }: Parts, pairing: Pairing) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const api = apiOf(pairing.server, pairing.token);
  const owner = ownerOf(pairing);
  const calm = patience(signal);
  const expired = () => {
    stopping.abort();
    tell({ says: 'expired' });
  };
  const away = () => tell({ says: 'away' });
  const sender = sending(
    outbox,
    api,
    owner,
    {
      asked: (key, intent) => tell({ says: 'asked', key, intent }),
      answered: (key, answer) => {
        const isQuiet =
          model().pending.some((one) => one.key === key && one.intent.type === 'log.keep') && answer !== null && 'done' in answer;
        tell({ says: 'answered', key, answer });
        if (!isQuiet) void fetchState();
      },
      away,
      expired,
    },
    signal,
  );

  let fetching: Promise<boolean> | null = null;
  let isStale = false;
  let arrivedAt = 0;
  /** One at a time; asked for meanwhile, it is fetched once more. */
  function fetchState(): Promise<boolean> {
    isStale = true;
    fetching ??= (async () => {
      let isThere = true;
      while (isStale && isThere && !signal.aborted) {
        isStale = false;
        isThere = await fetchOnce();
      }
      fetching = null;
      return isThere;
    })();
    return fetching;
  }
  async function fetchOnce(): Promise<boolean> {
    const [reply, language] = await Promise.all([host.call().then(api.state), host.language()]);
    if (signal.aborted) return false;
    if ('got' in reply) {
      arrivedAt = performance.now();
      const { me } = reply.got;
      tell({ says: 'state', state: { ...reply.got, me: { ...me, language: language ?? me.language } }, form: newFormId });
      return true;
    }
    if (reply.no === 'expired') expired();
    else if (reply.no === 'not-taken') tell({ says: 'broken' });
    else away();
    return false;
  }

  async function listen(): Promise<void> {
    while (!signal.aborted) {
      const isThere = await fetchState();
      if (isThere) {
        calm.reset();
        const ended = await api.live(({ version }) => {
          if (version !== model().state?.version) void fetchState();
        }, signal);
        if (ended === 'expired') return expired();
      }
      if (!signal.aborted) await calm.wait();
    }
  }

  const clock = setInterval(() => {
    const { state } = model();
    if (state) tell({ says: 'time', now: later(state.now, performance.now() - arrivedAt) });
  }, TICK);
  signal.addEventListener('abort', () => clearInterval(clock));
  const stopWatching = host.onCall(() => void fetchState());
  signal.addEventListener('abort', stopWatching);
  addEventListener('offline', away, { signal });
  void sender.resume();
  void listen();
  return {
    pairing,
    api,
    owner,
    ask: sender.ask,
    retry() {
      tell({ says: 'again' });
      sender.now();
      calm.now();
      void fetchState();
    },
    stop: () => stopping.abort(),
  };
}

export const ownerOf = ({ server, name }: Pairing) => `${server} ${name}`;
const later = (at: Instant, elapsed: number): Instant => instantOf(millis(at) + elapsed);
const newFormId = () => `frm_${crypto.randomUUID().replaceAll('-', '')}`;
