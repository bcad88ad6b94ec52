import { Recent } from '../recent.ts';
import type { Conversation, Conversations } from './conversation.ts';

/** Another process may have heard that Cairn was removed; whoever is heard from then is remembered again by then. */
const TRUSTED_MS = 10 * 60_000;
const KEPT = 5_000;

/** The same, without a write where somebody is heard from again and nothing is new. `now` in milliseconds. */
export function withMemory(stored: Conversations, now: () => number): Conversations {
  const written = new Recent<{ as: string; until: number }>(KEPT);
  const keyOf = (tenant: string, id: string) => JSON.stringify([tenant, id]);
  return {
    ...stored,
    async heard(conversation) {
      const key = keyOf(conversation.tenant, conversation.id);
      const as = textOf(conversation);
      const before = written.get(key);
      if (before?.as === as && before.until > now()) return;
      await stored.heard(conversation);
      written.set(key, { as, until: now() + TRUSTED_MS });
    },
    async installed(tenant, id, installed) {
      await stored.installed(tenant, id, installed);
      // Only now: what was heard while this was being written may lie under it.
      written.delete(keyOf(tenant, id));
    },
  };
}

function textOf({ kind, serviceUrl, bot, name, person }: Conversation): string {
  return JSON.stringify([kind, serviceUrl, bot, name, person && [person.object, person.user]]);
}
