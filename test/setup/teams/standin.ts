import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { serveConnector } from './connector.ts';
import { type Entra, serveEntra } from './entra.ts';
import { type Identity, serveIdentity } from './identity.ts';
import { type Json, State, type Trouble } from './state.ts';

export type Posted = { status: number; body: string; milliseconds: number };

export type TeamsStandIn = {
  state: State;
  identity: Identity;
  entra: Entra;
  /** What Cairn is told to use this stand-in. `admins` are object ids. */
  environment(admins?: readonly string[]): Record<string, string>;
  /** Where everything that happens is sent: `http://127.0.0.1:PORT`. */
  bot(url: string): void;
  /** Sends an activity to the bot as Teams does: signed, and shaped by {@link activityFrom}. */
  post(activity: Json): Promise<Posted>;
  /** Sends anything to the bot's address. */
  send(body: string | Buffer, headers: Record<string, string>): Promise<Posted>;
  /** What the connector does the next times, each once, instead of working. */
  next(...troubles: Trouble[]): void;
  close(): Promise<void>;
};

/** A strict stand-in for Teams on loopback: an identity provider that signs real tokens, and a connector that keeps what it is sent. `now` in milliseconds. */
export async function startTeamsStandIn({ now = Date.now }: { now?: () => number } = {}): Promise<TeamsStandIn> {
  const state = new State(now);
  const app = express();
  const identity = await serveIdentity(app, state);
  const entra = await serveEntra(app, state);
  serveConnector(app, state);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function send(body: string | Buffer, headers: Record<string, string>): Promise<Posted> {
    const began = performance.now();
    const answer = await fetch(`${state.botUrl}/teams/messages`, { method: 'POST', body: new Uint8Array(Buffer.from(body)), headers });
    return { status: answer.status, body: await answer.text(), milliseconds: performance.now() - began };
  }

  return {
    state,
    identity,
    entra,
    environment: (admins = []) => ({
      TEAMS_APP_ID: state.appId,
      TEAMS_APP_PASSWORD: 'standin-secret',
      TEAMS_TENANTS: state.tenant,
      TEAMS_STANDIN_URL: state.url,
      CAIRN_URL: 'http://127.0.0.1:1',
      ...(admins.length > 0 ? { TEAMS_ADMINS: admins.join(',') } : {}),
    }),
    bot(url) {
      state.botUrl = url;
    },
    send,
    async post(activity) {
      const token = await identity.token({ serviceurl: activity.serviceUrl as string });
      return send(JSON.stringify(activity), { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' });
    },
    next: (...troubles) => void state.troubles.push(...troubles),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
