import { App, ExpressReceiver, type Receiver } from '@slack/bolt';
import type { Application } from 'express';
import { type Instant, millis } from '../../../shared/time.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Chat, Door } from '../port.ts';
import { within } from '../within.ts';
import { createAnswerer } from './answer.ts';
import { type ClientOptions, clients } from './client.ts';
import { directMessages } from './direct.ts';
import { directory as createDirectory } from './directory.ts';
import { createGuard } from './guard.ts';
import { createEar } from './hear.ts';
import { mountInstall, removeInstallation } from './install.ts';
import { type InstallationStore, type Installations, singleInstallation, storedInstallations } from './installations.ts';
import { type Callbacks, listen } from './listen.ts';
import { type Log, sdkLog } from './log.ts';
import type { Place } from './origin.ts';
import { placeOfEvent } from './parse.ts';
import { respondTo } from './respond.ts';
import { EVENTS_PATH } from './scopes.ts';
import { createChat } from './send.ts';
import { socketReceiver } from './socket.ts';
import { verifyToken } from './verify.ts';

/** One workspace by its token, or many by OAuth; over HTTP, or over Socket Mode. */
export type SlackConfig = {
  /** A stand-in for Slack on loopback; null is Slack itself. */
  apiUrl: string | null;
  by: { way: 'http'; signingSecret: string } | { way: 'socket'; appToken: string };
  as:
    | { workspaces: 'one'; botToken: string }
    | { workspaces: 'many'; clientId: string; clientSecret: string; stateSecret: string; url: string };
};

export type ConnectOptions = Callbacks & {
  /** Where routes are mounted; nothing may read a request's body before them. */
  app: Application;
  config: SlackConfig;
  door: Door;
  installations: InstallationStore;
  log: Log;
  clock: { now(): Instant };
  words: Words;
};

export type SlackConnection = { chat: Chat; start(): Promise<void>; stop(): Promise<void> };

const STOP_MS = 5_000;

/** Slack, connected: people's requests go through the door, and the dispatcher's cards to people. Works, and waits, while Slack is down. */
export async function connectSlack(options: ConnectOptions): Promise<SlackConnection> {
  const { app, config, door, log, words, clock } = options;
  const now = () => millis(clock.now());
  const clientOptions: ClientOptions = { apiUrl: config.apiUrl ?? undefined, log };
  const client = clients(clientOptions);
  const direct = directMessages();
  const directory = createDirectory(client, now);
  const single = config.as.workspaces === 'one' ? singleInstallation(config.as.botToken) : null;
  const installations: Installations = single ?? storedInstallations(options.installations, now);
  const answerer = createAnswerer({ direct, respond: respondTo, words, now });
  const ear = createEar({
    door,
    installations,
    client,
    directory,
    answerer,
    respond: respondTo,
    words,
    log,
    takesStrangers: single !== null,
  });

  const receiver =
    config.by.way === 'http' ? mountEvents(app, config.by.signingSecret, log) : socketReceiver(config.by.appToken, clientOptions);
  const bolt = new App({
    receiver,
    logger: sdkLog(log),
    // Tokens stay with us: Bolt only carries requests. Whether a place is installed is looked up where it is needed.
    authorize: async () => ({}),
    ignoreSelf: false,
    convoStore: false,
    attachFunctionToken: false,
  });
  bolt.error(async (error) => {
    throw error;
  });
  listen(bolt, {
    onUninstalled: options.onUninstalled,
    onDeactivated: options.onDeactivated,
    onProfile: options.onProfile,
    ear,
    installations,
    directory,
    words,
    now,
    worldNow: Date.now,
    async uninstall(event) {
      const place = single ? placeOfEvent(event) : await removeInstallation(event, options.installations, installations);
      if (!place) return;
      log.warn({ enterprise: place.enterprise, tenant: place.tenant }, 'a workspace removed Cairn');
      await options.onUninstalled(place.enterprise, place.tenant);
    },
  });
  if (config.as.workspaces === 'many') {
    const { onInstalled, installations: store } = options;
    mountInstall({ app, ...config.as, store, installations, client: clientOptions, words, log, now: Date.now, onInstalled });
  }

  const stopping = new AbortController();
  return {
    chat: createChat({ installations, client, directory, direct, words }),
    async start() {
      const known = ({ enterprise, tenant }: Place) => options.onInstalled(enterprise, tenant);
      if (single) void verifyToken(client(single.access), single.access, log, stopping.signal, known);
      if (config.by.way === 'socket') await receiver.start();
    },
    async stop() {
      stopping.abort();
      if (config.by.way === 'socket') await within(receiver.stop(), STOP_MS);
      await within(ear.settled(), STOP_MS);
    },
  };
}

/** Our guard, then Bolt's receiver, on one application of ours. */
function mountEvents(app: Application, signingSecret: string, log: Log): Receiver {
  app.post(EVENTS_PATH, createGuard({ signingSecret }));
  return new ExpressReceiver({
    app,
    signingSecret,
    endpoints: EVENTS_PATH,
    logger: sdkLog(log),
    // The answer to a request waits for our listeners, so that an event is acked after its change is kept.
    processBeforeResponse: true,
    processEventErrorHandler: async ({ error, response }) => {
      log.error({ err: error }, 'something Slack sent could not be handled; Slack delivers it again');
      response.writeHead(500);
      response.end();
      return false;
    },
  });
}
