import type { AddressInfo } from 'node:net';
import express from 'express';
import { onTestFinished } from 'vitest';
import type { AccountRef, Answer, Asker, Chat, Door, Profile } from '../../bot/chat/port.ts';
import { connectSlack, type SlackConfig } from '../../bot/chat/slack/connect.ts';
import type { InstallationStore } from '../../bot/chat/slack/installations.ts';
import type { Intent } from '../../shared/intent.ts';
import { instantOf } from '../../shared/time.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { type SlackStandIn, startSlackStandIn } from '../setup/slack-standin.ts';

export type Asked = { asker: Asker; intent: Intent; key: string | null };

/** A door that remembers what it was asked and answers as told. The same key is answered the same, as the real one does. */
export class FakeDoor implements Door {
  readonly asked: Asked[] = [];
  answers: (asked: Asked) => Answer | Promise<Answer> = () => ({ answer: 'quiet' });
  readonly #remembered = new Map<string, Answer>();

  async handle(asker: Asker, intent: Intent, key: string | null): Promise<Answer> {
    const before = key === null ? undefined : this.#remembered.get(key);
    if (before) return before;
    const asked = { asker, intent, key };
    this.asked.push(asked);
    const answer = await this.answers(asked);
    if (key !== null) this.#remembered.set(key, answer);
    return answer;
  }

  last(): Asked {
    const asked = this.asked.at(-1);
    if (!asked) throw new Error('the door was not asked');
    return asked;
  }
}

export type LogLine = { level: string; fields: object; message: string };

export type TestBot = {
  slack: SlackStandIn;
  door: FakeDoor;
  chat: Chat;
  url: string;
  log: LogLine[];
  installations: Map<string, string>;
  installed: string[];
  uninstalled: string[];
  deactivated: AccountRef[];
  profiles: [AccountRef, Profile][];
  clock: { now: number };
  /** Resolves when every answer under way has been given, or given up. */
  settled(): Promise<void>;
};

export type TestBotOptions = { as?: 'one' | 'many'; slack?: SlackStandIn; by?: SlackConfig['by']; apiUrl?: string; start?: boolean };

/** The real Slack adapter on a port of its own, between a stand-in for Slack and a fake door; stopped after the test. */
export async function startBot(options: TestBotOptions = {}): Promise<TestBot> {
  const slack = options.slack ?? (await startSlackStandIn());
  const door = new FakeDoor();
  const clock = { now: Date.parse('2026-11-20T12:00:00.000Z') };
  const log: LogLine[] = [];
  const say = (level: string) => (fields: object, message: string) => void log.push({ level, fields, message });
  const kept = new Map<string, string>();
  const keyOf = ({ enterprise, tenant }: { enterprise: string; tenant: string }) => `${enterprise}/${tenant}`;
  const store: InstallationStore = {
    save: async (workspace, value) => void kept.set(keyOf(workspace), value),
    find: async (workspace) => kept.get(keyOf(workspace)) ?? null,
    remove: async (workspace) => void kept.delete(keyOf(workspace)),
  };
  const bot = {
    installed: [] as string[],
    uninstalled: [] as string[],
    deactivated: [] as AccountRef[],
    profiles: [] as [AccountRef, Profile][],
  };

  const app = express();
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config: SlackConfig = {
    apiUrl: options.apiUrl ?? slack.apiUrl,
    by: options.by ?? { way: 'http', signingSecret: slack.signingSecret },
    as: options.as === 'many' ? { workspaces: 'many', ...slack.oauth, url } : { workspaces: 'one', botToken: slack.token },
  };
  const connection = await connectSlack({
    app,
    config,
    door,
    installations: store,
    log: { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') },
    clock: { now: () => instantOf(clock.now) },
    words: wordsFor('en-GB'),
    onInstalled: async (enterprise, tenant) => void bot.installed.push(`${enterprise}/${tenant}`),
    onUninstalled: async (enterprise, tenant) => void bot.uninstalled.push(`${enterprise}/${tenant}`),
    onDeactivated: async (account) => void bot.deactivated.push(account),
    onProfile: async (account, profile) => void bot.profiles.push([account, profile]),
  });
  slack.bot(url);
  if (options.start) await connection.start();
  onTestFinished(async () => {
    await connection.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    if (!options.slack) await slack.close();
  });
  return { slack, door, chat: connection.chat, url, log, installations: kept, clock, settled: () => connection.stop(), ...bot };
}
