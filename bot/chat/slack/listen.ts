import type { App } from '@slack/bolt';
import * as z from 'zod/mini';
import type { Words } from '../../../shared/words/words.ts';
import { onceEach } from '../once-each.ts';
import type { AccountRef, Profile } from '../port.ts';
import { searchZones } from '../zones.ts';
import { type Directory, readUser } from './directory.ts';
import { doubleClicks } from './double-click.ts';
import type { Ear } from './hear.ts';
import type { Installations } from './installations.ts';
import { limits } from './limits.ts';
import { ZONE } from './names.ts';
import {
  type Heard,
  parseCommand,
  parseHomeOpened,
  parseMention,
  parseMessage,
  parsePress,
  parseRewritten,
  placeOfEvent,
} from './parse.ts';
import { parseForm } from './parse-form.ts';
import { isField, parseKept } from './parse-kept.ts';
import { option } from './render-form.ts';
import { Command, Event, Press, Search, Submission } from './shapes.ts';

export type Callbacks = {
  /** The workspace has Cairn: it was just added, or Slack knows the token that the environment names. */
  onInstalled(enterprise: string, tenant: string): Promise<void>;
  /** The workspace removed Cairn; its installation is gone already. */
  onUninstalled(enterprise: string, tenant: string): Promise<void>;
  onDeactivated(account: AccountRef): Promise<void>;
  onProfile(account: AccountRef, profile: Profile): Promise<void>;
};

export type ListenOptions = Omit<Callbacks, 'onInstalled'> & {
  ear: Ear;
  installations: Installations;
  directory: Directory;
  uninstall(event: Event): Promise<void>;
  words: Words;
  now: () => number;
  /** The world's clock, by which Slack says when something was typed. */
  worldNow: () => number;
};

type EventHandler = (body: Event) => Promise<void>;
const ANY = /[\s\S]*/;

/**
 * One listener a kind, since Bolt walks through all of them for every request; which of them is meant is our own map's
 * business. Each acks, whatever it was given: an unanswered request is held for three seconds.
 */
export function listen(app: App, options: ListenOptions): void {
  const { ear, words, now, worldNow } = options;
  const isDouble = doubleClicks();
  const hear = async (heard: Heard | null) => {
    if (heard) await ear.hear(heard, async () => {}, { retries: true });
  };
  const events = eventHandlers(options, hear);
  const once = onceEach<void>();

  app.action(ANY, async ({ body, ack }) => {
    const press = z.safeParse(Press, body);
    if (press.success && isField(press.data)) {
      const snapshot = parseKept(press.data);
      if (snapshot) await ear.keep(snapshot);
      return ack();
    }
    const heard = press.success && !isDouble(press.data) ? parsePress(press.data, words) : null;
    if (heard) await ear.hear(heard, () => ack(), { retries: false });
    else await ack();
  });

  app.view(ANY, async ({ body, ack }) => {
    const submission = z.safeParse(Submission, body);
    if (!submission.success) return ack();
    const heard = parseForm(submission.data, ear.rounds(submission.data.view.id), words, worldNow());
    await ear.hear(heard, (response) => (response ? ack(response) : ack()), { retries: false });
  });

  app.command(ANY, async ({ command, ack }) => {
    const read = z.safeParse(Command, command);
    if (read.success) await ear.hear(parseCommand(read.data, words), () => ack(), { retries: false });
    else await ack();
  });

  app.options(ANY, async ({ body, ack }) => {
    const search = z.safeParse(Search, body);
    await ack({
      options:
        search.success && search.data.action_id === ZONE ? searchZones(search.data.value, now(), words, limits.select).map(option) : [],
    });
  });

  app.event(ANY, async ({ body }) => {
    const event = z.safeParse(Event, body);
    const handler = event.success ? events.get(event.data.event.type) : undefined;
    if (event.success && handler) await once(event.data.event_id, () => handler(event.data));
  });
}

function eventHandlers(options: ListenOptions, hear: (heard: Heard | null) => Promise<void>): Map<string, EventHandler> {
  const { words, installations, directory } = options;

  const changed: EventHandler = async (body) => {
    const place = placeOfEvent(body);
    const access = await installations.of(place);
    const entry = access && readUser(body.event.user, access.installer);
    if (!access || !entry) return;
    const { team_id: team } = body.event.user as { team_id?: unknown };
    const account: AccountRef =
      entry.stranger && typeof team === 'string'
        ? { platform: 'slack', enterprise: '', tenant: team, user: entry.user }
        : { platform: 'slack', enterprise: place.enterprise, tenant: place.tenant, user: entry.user };
    directory.learn(access, entry.user, entry);
    if (!entry.profile.active) await options.onDeactivated(account);
    else await options.onProfile(account, entry.profile);
  };

  return new Map<string, EventHandler>([
    ['message', (body) => hear(parseMessage(body, words) ?? parseRewritten(body))],
    ['app_home_opened', (body) => hear(parseHomeOpened(body))],
    ['app_mention', (body) => hear(parseMention(body, words))],
    ['user_change', changed],
    ['app_uninstalled', (body) => options.uninstall(body)],
    [
      'tokens_revoked',
      async (body) => {
        const { bot } = (body.event.tokens ?? {}) as { bot?: unknown };
        if (Array.isArray(bot) && bot.length > 0) await options.uninstall(body);
      },
    ],
  ]);
}
