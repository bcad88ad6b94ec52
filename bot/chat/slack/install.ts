import type { ServerResponse } from 'node:http';
import { InstallProvider, type Installation as SlackInstallation } from '@slack/oauth';
import type { Application } from 'express';
import type { Words } from '../../../shared/words/words.ts';
import { plainPage, plainPageHeaders } from '../../plain-page.ts';
import { type ClientOptions, clientOptions } from './client.ts';
import { type Installation, type InstallationStore, type Installations, readInstallation } from './installations.ts';
import { type Log, sdkLog } from './log.ts';
import type { Place } from './origin.ts';
import { placeOfEvent } from './parse.ts';
import { botScopes, INSTALL_PATH, REDIRECT_PATH } from './scopes.ts';
import type { Event } from './shapes.ts';

export type InstallOptions = {
  app: Application;
  clientId: string;
  clientSecret: string;
  stateSecret: string;
  /** The public base address. */
  url: string;
  store: InstallationStore;
  installations: Installations;
  client: ClientOptions;
  words: Words;
  log: Log;
  /** Milliseconds by the machine's clock, which is what Slack's event times are compared with. */
  now: () => number;
  onInstalled(enterprise: string, tenant: string): Promise<void>;
};

/** Two pages on our own server: “Add to Slack”, and where Slack sends people back. Bolt's own would open a second server. */
export function mountInstall({
  app,
  clientId,
  clientSecret,
  stateSecret,
  url,
  store,
  installations,
  client,
  words,
  log,
  now,
  onInstalled,
}: InstallOptions): void {
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    ...(client.apiUrl ? { authorizationUrl: new URL('/oauth/v2/authorize', client.apiUrl).href } : {}),
    clientOptions: clientOptions(client),
    logger: sdkLog(log),
    renderHtmlForInstallPath: (address) =>
      plainPage({
        title: words.slack.installTitle(),
        text: words.slack.installIntro(),
        action: { label: words.slack.installButton(), address },
      }),
    installationStore: {
      async storeInstallation(installation) {
        const { place, value } = read(installation, new Date(now()).toISOString());
        await store.save({ platform: 'slack', ...place }, JSON.stringify(value));
        installations.forget(place);
        await onInstalled(place.enterprise, place.tenant);
        log.info({ enterprise: place.enterprise, tenant: place.tenant }, 'a workspace added Cairn');
      },
      fetchInstallation: () => Promise.reject(new Error('installations are read by us, not by the SDK')),
    },
  });

  const failed = (response: ServerResponse) => {
    const again = { label: words.slack.installAgain(), address: INSTALL_PATH };
    send(response, 400, plainPage({ title: words.slack.installFailedTitle(), text: words.slack.installFailed(), action: again }));
  };

  app.get(INSTALL_PATH, async (request, response) => {
    harden(response);
    await provider.handleInstallPath(request, response, undefined, { scopes: [...botScopes], redirectUri: `${url}${REDIRECT_PATH}` });
  });
  app.get(REDIRECT_PATH, async (request, response) => {
    harden(response);
    await provider.handleCallback(request, response, {
      success: () => send(response, 200, plainPage({ title: words.slack.installedTitle(), text: words.slack.installed(), action: null })),
      failure: () => failed(response),
    });
  });
}

/** Removes what an event says was removed, unless it was added again since: Slack may deliver the event an hour late. */
export async function removeInstallation(event: Event, store: InstallationStore, installations: Installations): Promise<Place | null> {
  const place = placeOfEvent(event);
  const known = await readInstallation(store, place);
  installations.forget(place);
  if (!known) return null;
  const happened = event.event_time === undefined ? Number.POSITIVE_INFINITY : event.event_time * 1000 + 999;
  if (happened < Date.parse(known.installedAt)) return null;
  await store.remove({ platform: 'slack', ...place });
  return place;
}

function read(from: SlackInstallation, installedAt: string): { place: Place; value: Installation } {
  const enterprise = from.enterprise?.id ?? '';
  const tenant = from.isEnterpriseInstall ? '' : (from.team?.id ?? '');
  if (!from.bot || (enterprise === '' && tenant === '')) throw new Error('Slack’s installation names no bot or no workspace');
  const { token, id, userId, scopes } = from.bot;
  const name = (from.isEnterpriseInstall ? from.enterprise?.name : from.team?.name) ?? '';
  const value = { enterprise, tenant, name, token, botId: id, botUser: userId, scopes, installer: from.user.id, installedAt };
  return { place: { enterprise, tenant }, value };
}

function harden(response: ServerResponse): void {
  for (const [name, value] of Object.entries(plainPageHeaders)) response.setHeader(name, value);
}

function send(response: ServerResponse, status: number, html: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(html);
}
