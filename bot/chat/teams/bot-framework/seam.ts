import type { Application } from 'express';
import { ChatError } from '../../port.ts';
import { type Asked, chatError } from '../errors.ts';
import { createGuard, type GuardOptions } from '../guard.ts';
import type { Identity } from '../identity.ts';
import { MESSAGES_PATH } from '../paths.ts';
import type { Member, Seam } from '../seam.ts';
import { serviceUrls } from '../service-urls.ts';
import { botFramework, createVerifier } from '../token.ts';
import { answeredBy } from './answered.ts';
import { connectors } from './connectors.ts';
import { credentialsOf } from './credentials.ts';
import { activityOf } from './message.ts';
import { ownToken } from './own-token.ts';

export type BotFrameworkOptions = Identity & {
  /** The organisations whose people may use this Cairn. */
  tenants: readonly string[];
  /** Hosts of government clouds, by name. */
  serviceHosts: readonly string[];
  log: GuardOptions['log'];
  /** The world's clock, in milliseconds since 1970: how long a token lasts has nothing to do with Cairn's movable one. */
  worldNow?: () => number;
};

type Call = { abortSignal: AbortSignal };

/** The five operations by Microsoft's Bot Framework SDK. */
export function botFrameworkSeam({ tenants, serviceHosts, log, worldNow = Date.now, ...identity }: BotFrameworkOptions): Seam {
  const { appId, standIn } = identity;
  const urls = serviceUrls({ more: serviceHosts, standIn });
  const authority = standIn === null ? botFramework : { ...botFramework, metadataUrl: `${standIn}/.well-known/openidconfiguration` };
  const verifier = createVerifier(appId, authority, worldNow);
  const credentials = credentialsOf(identity, worldNow);
  const connectorAt = connectors(credentials);
  const withToken = ownToken(credentials);

  /** The bot's own token goes along, so nothing is sent to an address off the list, whatever a conversation was kept with. */
  function at(serviceUrl: string) {
    if (!urls.isAllowed(serviceUrl))
      throw new ChatError({ fault: 'final', reason: 'this conversation has an address that is not one of Teams', onlyThis: true });
    return connectorAt(serviceUrl);
  }

  async function ask<T>(asked: Asked, signal: AbortSignal, work: (options: Call) => Promise<T>): Promise<T> {
    await withToken(signal);
    try {
      return await work({ abortSignal: signal });
    } catch (error) {
      throw chatError(answeredBy(error), asked, worldNow());
    }
  }

  return {
    receive(app: Application, handle) {
      app.post(MESSAGES_PATH, createGuard({ appId, tenants, serviceUrls: urls, verifier, handle, log }));
    },

    continue(conversation) {
      const { id, kind, serviceUrl } = conversation;
      const { conversations } = at(serviceUrl);
      return {
        async send(message, signal) {
          const sent = await ask({ call: 'say', kind }, signal, (options) =>
            conversations.sendToConversation(id, activityOf(message, conversation), options),
          );
          return sent.id ?? '';
        },
        async update(message, drawn, signal) {
          await ask({ call: 'again', kind }, signal, (options) =>
            conversations.updateActivity(id, message, { ...activityOf(drawn, conversation), id: message }, options),
          );
        },
        async remove(message, signal) {
          await ask({ call: 'again', kind }, signal, (options) => conversations.deleteActivity(id, message, options));
        },
      };
    },

    async createPersonal({ tenant, serviceUrl, bot }, object, signal) {
      const { conversations } = at(serviceUrl);
      const parameters = {
        isGroup: false,
        bot: { id: bot, name: '' },
        members: [{ id: object, name: '' }],
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      };
      const made = await ask({ call: 'again', kind: 'personal' }, signal, (options) =>
        // The SDK's type wants more than Teams takes.
        conversations.createConversation(parameters as never, options),
      );
      const known = { tenant, id: made.id, kind: 'personal' as const, serviceUrl, bot, name: null, person: { object, user: object } };
      const member = await this.roster(known, object, signal);
      return { ...known, person: { object, user: member?.user ?? object } };
    },

    async roster({ id, kind, tenant, serviceUrl }, user, signal) {
      const { conversations } = at(serviceUrl);
      return ask({ call: 'again', kind }, signal, async (options) => {
        try {
          return memberOf(await conversations.getConversationMember(id, user, options), tenant);
        } catch (error) {
          if (answeredBy(error).status === 404) return null;
          throw error;
        }
      });
    },
  };
}

/** In a channel that two organisations share, the other's people are members like any, and are guests to Cairn. */
function memberOf(found: object, tenant: string): Member {
  const { id, aadObjectId, objectId, name, email, userRole, tenantId } = found as Record<string, string | undefined>;
  return {
    user: id ?? '',
    object: aadObjectId ?? objectId ?? '',
    name: name ?? '',
    mail: email ?? null,
    guest: userRole?.toLowerCase() === 'guest' || (typeof tenantId === 'string' && tenantId !== tenant),
  };
}
