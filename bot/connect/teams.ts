import { readFile } from 'node:fs/promises';
import { wordsFor } from '../../shared/words/words.ts';
import type { AccountRef } from '../chat/port.ts';
import { botFrameworkSeam } from '../chat/teams/bot-framework/seam.ts';
import { connectTeams } from '../chat/teams/connect.ts';
import type { Conversation, Conversations, Known } from '../chat/teams/conversation.ts';
import { asksAt, framedBy } from '../chat/teams/frames.ts';
import type { Identity } from '../chat/teams/identity.ts';
import type { Seam } from '../chat/teams/seam.ts';
import { createSignOn, type SignOn } from '../chat/teams/sign-on.ts';
import type { Clock } from '../clock.ts';
import type { TeamsConfig } from '../config.ts';
import type { Connect } from '../start.ts';
import { StartRefused } from '../start-refused.ts';
import { markAccount } from '../store/accounts.ts';
import type { Store } from '../store/store.ts';
import {
  anyTeamsConversation,
  greetInTeams,
  homeInTeams,
  keepTeamsConversation,
  markTeamsConversation,
  setHomeInTeams,
  type TeamsRow,
  teamsChannels,
  teamsConversation,
  teamsConversationWith,
} from '../store/teams-conversations.ts';
import { keepTeamsFile, teamsFile } from '../store/teams-files.ts';

export type TeamsParts = { seam: Seam; admins: readonly string[]; signOn: SignOn };

/** Teams by Microsoft's SDK. Loaded only where Teams is configured, since that is large. */
export const teams: Connect = async (web, core) => {
  const { config, log } = core;
  if (!config.teams) throw new Error('Teams is connected without its configuration');
  const { proof, admins, ...known } = config.teams;
  const seam = botFrameworkSeam({ ...known, proof: await proven(proof), log });
  return teamsWith({ seam, admins, signOn: createSignOn({ ...known, log }) })(web, core);
};

async function proven(proof: TeamsConfig['proof']): Promise<Identity['proof']> {
  if (proof.by !== 'certificate') return proof;
  const pem = await readFile(proof.file, 'utf8').catch(() => {
    throw new StartRefused('TEAMS_CERTIFICATE_FILE has to be the path of a file that Cairn can read.');
  });
  return { by: 'certificate', pem };
}

/** Joins Teams to the door, the store and the dispatcher. */
export function teamsWith({ seam, admins, signOn }: TeamsParts): Connect {
  return async (web, { config, log, store, clock, app, dispatcher }) => {
    const mark = (account: AccountRef, active: boolean) => markAccount(store.read, account, active, clock.now());
    const connection = connectTeams({
      app: web,
      seam,
      admins,
      door: app,
      onProfile: (account, profile) => app.learn(account, profile),
      conversations: storedConversations(store, clock),
      files: {
        keep: (file) => keepTeamsFile(store.read, file, clock.now()),
        find: (secret) => teamsFile(store.read, secret, clock.now()),
      },
      greets: (tenant, id) => greetInTeams(store.read, tenant, id, clock.now()),
      onGone: (account) => mark(account, false),
      async onBack(account) {
        await mark(account, true);
        dispatcher.wake();
      },
      url: config.url,
      log,
      clock,
      words: wordsFor('en-GB'),
    });
    return { ...connection, tabs: { framedBy, asksAt, vouched: signOn } };
  };
}

/** Conversations as the store keeps them. */
export function storedConversations(store: Store, clock: Clock): Conversations {
  const known = async (row: Promise<TeamsRow | null>) => knownOf(await row);
  return {
    heard: (conversation) => keepTeamsConversation(store.read, rowOf(conversation), clock.now()),
    withPerson: (tenant, object) => known(teamsConversationWith(store.read, tenant, object)),
    byId: (tenant, id) => known(teamsConversation(store.read, tenant, id)),
    channels: async (tenant) => (await teamsChannels(store.read, tenant)).map((row) => knownOf(row)!),
    anyOf: (tenant) => known(anyTeamsConversation(store.read, tenant)),
    installed: (tenant, id, installed) => markTeamsConversation(store.read, tenant, id, installed, clock.now()),
    home: (tenant, id) => homeInTeams(store.read, tenant, id),
    homeIs: (tenant, id, message) => setHomeInTeams(store.read, tenant, id, message),
  };
}

function rowOf({ person, ...conversation }: Conversation): TeamsRow {
  return { ...conversation, object: person?.object ?? null, user: person?.user ?? null, installed: true };
}

function knownOf(row: TeamsRow | null): Known | null {
  if (row === null) return null;
  const { object, user, kind, ...conversation } = row;
  const person = object === null || user === null ? null : { object, user };
  return { ...conversation, kind: kind as Known['kind'], person };
}
