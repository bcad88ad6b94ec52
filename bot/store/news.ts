import { AsyncLocalStorage } from 'node:async_hooks';
import type { Db } from './tables.ts';

/** That something is new about a mentorship, at which revision where that is known, or about what is one person's alone; or that a device is gone. Never what. */
export type News = { id: string; revision: number | null };

/** Null where some may have been missed: whoever listens looks for themselves. */
export type Hear = (news: News | null) => void;

/** Where news of other processes comes from; started once somebody wants to hear. Gives back how to stop it. */
export type Source = (hear: Hear) => () => Promise<void>;

/** What the transaction under way will be told of, once it is committed. */
const gathering = new AsyncLocalStorage<Map<string, News>>();

/** Says, once this transaction is committed and not before, that something is new. Outside of one it says nothing. */
export function tell(id: string, revision: number | null = null): void {
  const before = gathering.getStore()?.get(id);
  gathering.getStore()?.set(id, { id, revision: revision ?? before?.revision ?? null });
}

export const gathered = <T>(into: Map<string, News>, work: () => Promise<T>): Promise<T> => gathering.run(into, work);

export const asText = ({ id, revision }: News): string => (revision === null ? id : `${id} ${revision}`);
export function fromText(text: string): News {
  const [id = '', revision] = text.split(' ');
  return { id, revision: revision === undefined ? null : Number(revision) };
}

export type Newsroom = { spread: Hear; hear(hear: Hear): () => void; close(): Promise<void> };

export function newsroom(source: Source | null): Newsroom {
  const hearers = new Set<Hear>();
  const spread: Hear = (news) => {
    for (const hear of hearers) hear(news);
  };
  let stop: (() => Promise<void>) | null = null;
  return {
    spread,
    hear(hear) {
      hearers.add(hear);
      stop ??= source?.(spread) ?? null;
      return () => void hearers.delete(hear);
    },
    close: async () => stop?.(),
  };
}

/** By what a handle shares with its transactions. */
const newsrooms = new WeakMap<object, Newsroom>();

export function carryNews(db: Db, room: Newsroom): void {
  newsrooms.set(db.getExecutor().adapter, room);
}

/** Calls back whenever something is new, whoever wrote it, in whichever process. Gives back how to stop that. */
export function hearNews(db: Db, hear: Hear): () => void {
  const room = newsrooms.get(db.getExecutor().adapter);
  if (!room) throw new Error('this is no database that was opened by bot/store/open.ts');
  return room.hear(hear);
}
