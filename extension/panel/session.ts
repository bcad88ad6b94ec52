import { instantOf, millis } from '../../shared/time.ts';
import { apiOf, isState } from './api.ts';
import type { Host, Identity } from './host.ts';
import type { Kept } from './kept.ts';
import type { Message, Model } from './model.ts';
import { patience } from './patience.ts';
import { sending } from './sending.ts';

type Parts = { host: Host; kept: Kept; model: () => Model; tell: (message: Message) => void };

/** The clock is read this often: what stands on the panel says minutes. */
const TICK = 30_000;

/** Somebody's panel at work: it fetches, listens and sends until it is stopped or has expired. */
export function session({ host, kept, model, tell }: Parts, identity: Identity) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const api = apiOf(identity);
  const calm = patience(signal);
  const expired = () => {
    stopping.abort();
    tell({ says: 'expired' });
    void kept.forgetSeen();
  };
  const away = () => tell({ says: 'away' });
  const sender = sending(
    kept,
    api,
    {
      asked: (key, intent, draft) => tell({ says: 'asked', key, intent, draft }),
      answered: (key, intent, answer) => {
        tell({ says: 'answered', key, intent, answer });
        const isQuiet = intent.type === 'log.keep' && answer !== null && 'done' in answer;
        if (!isQuiet) void fetchState();
      },
      waiting: () => model().pending.flatMap((one) => (one.isAnswered ? [] : [one.key])),
      answeredElsewhere(keys, drafts) {
        tell({ says: 'answered elsewhere', keys, drafts });
        void fetchState();
      },
      away,
      expired,
    },
    signal,
  );

  let fetching: Promise<boolean> | null = null;
  let isStale = false;
  /** How far the server's clock is ahead of this device's, as far as it is known. */
  let ahead: number | null = null;
  const timeNow = () => instantOf(Date.now() + ahead!);
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
      ahead = millis(reply.got.now) - Date.now();
      const { me } = reply.got;
      const state = { ...reply.got, me: { ...me, language: language ?? me.language } };
      tell({ says: 'state', state, form: newFormId });
      void kept.state({ state, ahead });
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
    if (ahead !== null) tell({ says: 'time', now: timeNow() });
  }, TICK);
  signal.addEventListener('abort', () => clearInterval(clock));
  const stopWatching = host.onCall(() => void fetchState());
  signal.addEventListener('abort', stopWatching);
  addEventListener('offline', away, { signal });
  /** What is known from last time stands there before anybody was reached. */
  async function recall(): Promise<void> {
    const { cached: last, ...own } = await kept.recall();
    if (signal.aborted) return;
    const cached = last && isState(last.state) ? last : null;
    ahead = cached?.ahead ?? null;
    tell({ says: 'recalled', recalled: { ...own, cached }, now: cached && timeNow(), form: newFormId });
    void sender.run();
    void listen();
  }
  void recall();
  return {
    api,
    kept,
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

const newFormId = () => `frm_${crypto.randomUUID().replaceAll('-', '')}`;
