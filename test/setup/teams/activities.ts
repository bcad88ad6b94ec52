import { randomUUID } from 'node:crypto';
import type { Conversation, Json, Person, State } from './state.ts';

/** What every activity has that somebody caused in a conversation. */
export function activityFrom(state: State, person: Person, conversation: Conversation, more: Json): Json {
  const { team } = conversation;
  return {
    id: `f:${randomUUID()}`,
    channelId: 'msteams',
    serviceUrl: `${state.url}/teams/`,
    timestamp: new Date(state.now).toISOString(),
    localTimestamp: new Date(state.now).toISOString(),
    localTimezone: person.zone,
    locale: person.locale,
    from: { id: person.user, name: person.name, aadObjectId: person.object },
    recipient: { id: state.bot, name: 'Cairn' },
    conversation: {
      id: conversation.id,
      conversationType: conversation.kind,
      tenantId: person.tenant,
      ...(conversation.kind === 'personal' ? {} : { isGroup: true, name: conversation.name }),
    },
    entities: [{ type: 'clientInfo', locale: person.locale, country: 'GB', platform: 'Web', timezone: person.zone }],
    channelData: {
      tenant: { id: person.tenant },
      ...(team ? { team, channel: { id: conversation.id, name: conversation.name } } : {}),
    },
    ...more,
  };
}

export const messageFrom = (state: State, person: Person, conversation: Conversation, text: string, more: Json = {}): Json =>
  activityFrom(state, person, conversation, { type: 'message', id: state.messageId(), text, textFormat: 'plain', ...more });

/** `name` is the invoke's, such as `task/fetch`. */
export const invokeFrom = (state: State, person: Person, conversation: Conversation, name: string, value: Json, more: Json = {}): Json =>
  activityFrom(state, person, conversation, { type: 'invoke', name, value, ...more });

/** Cairn was added for somebody, or removed, as Teams tells of it. */
export const installationFrom = (state: State, person: Person, conversation: Conversation, action: 'add' | 'remove'): Json =>
  activityFrom(state, person, conversation, { type: 'installationUpdate', action });
