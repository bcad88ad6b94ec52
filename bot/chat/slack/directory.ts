import type { WebClient } from '@slack/web-api';
import * as z from 'zod/mini';
import type { Profile } from '../port.ts';
import { Recent } from '../recent.ts';
import { within } from '../within.ts';
import type { Access } from './installations.ts';

/** What Slack knows of somebody, for the adapter: their profile, and whether they belong here. */
export type Entry = { profile: Profile; stranger: boolean; bot: boolean };

const maybe = <T extends z.core.$ZodType>(shape: T) => z.optional(z.nullable(shape));
const SlackUser = z.looseObject({
  id: z.string(),
  name: maybe(z.string()),
  real_name: maybe(z.string()),
  deleted: maybe(z.boolean()),
  tz: maybe(z.string()),
  locale: maybe(z.string()),
  is_admin: maybe(z.boolean()),
  is_owner: maybe(z.boolean()),
  is_primary_owner: maybe(z.boolean()),
  is_bot: maybe(z.boolean()),
  is_stranger: maybe(z.boolean()),
  profile: maybe(z.looseObject({ real_name: maybe(z.string()), display_name: maybe(z.string()) })),
});

/** A user object of Slack, from a look-up or an event; null for something else. */
export function readUser(user: unknown, installer: string | null): (Entry & { user: string }) | null {
  const read = z.safeParse(SlackUser, user);
  if (!read.success) return null;
  const it = read.data;
  const names = [it.profile?.real_name, it.real_name, it.profile?.display_name, it.name];
  const profile: Profile = {
    name: names.find((name) => name?.trim()) ?? it.id,
    zone: it.tz ?? null,
    language: it.locale ?? null,
    admin: Boolean(it.is_admin || it.is_owner || it.is_primary_owner) || it.id === installer,
    active: !it.deleted,
  };
  return { user: it.id, profile, stranger: it.is_stranger ?? false, bot: it.is_bot ?? false };
}

const KEPT_MS = 10 * 60_000;
const MOST = 5_000;

export type Directory = {
  /** Within `most` milliseconds, or null: nobody waits for a name. */
  quickly(access: Access, user: string, most: number): Promise<Entry | null>;
  /** Asks Slack, whatever is remembered; throws what the client throws. */
  afresh(access: Access, user: string): Promise<Entry>;
  /** An event brought news of somebody. */
  learn(access: Access, user: string, entry: Entry): void;
};

/** Look-ups, remembered ten minutes; many at once for one person are one call. */
export function directory(client: (access: Access) => WebClient, now: () => number): Directory {
  const kept = new Recent<{ entry: Entry; until: number }>(MOST);
  const underWay = new Map<string, Promise<Entry>>();
  const keyOf = (access: Access, user: string) => `${access.token}/${user}`;

  function learn(access: Access, user: string, entry: Entry): void {
    kept.set(keyOf(access, user), { entry, until: now() + KEPT_MS });
  }

  async function afresh(access: Access, user: string): Promise<Entry> {
    const answer = await client(access).users.info({ user, include_locale: true });
    const entry = readUser(answer.user, access.installer);
    if (!entry) throw new Error('Slack described a user in an unknown way');
    learn(access, user, entry);
    return entry;
  }

  function once(access: Access, user: string): Promise<Entry> {
    const key = keyOf(access, user);
    const running = underWay.get(key) ?? afresh(access, user).finally(() => underWay.delete(key));
    underWay.set(key, running);
    return running;
  }

  return {
    learn,
    afresh,
    async quickly(access, user, most) {
      const before = kept.get(keyOf(access, user));
      if (before && before.until > now()) return before.entry;
      // Without a profile a person is met by their id, and asked again next time: better than keeping them waiting.
      return within(once(access, user), most).catch(() => null);
    },
  };
}
