import type { Chat } from '../../../bot/chat/port.ts';
import { botFrameworkSeam } from '../../../bot/chat/teams/bot-framework/seam.ts';
import type { Conversations } from '../../../bot/chat/teams/conversation.ts';
import { paced, type Timer } from '../../../bot/chat/teams/paced.ts';
import { createChat } from '../../../bot/chat/teams/send.ts';
import { createLog } from '../../../bot/log.ts';
import { wordsFor } from '../../../shared/words/words.ts';
import type { Json, Person, State } from './state.ts';

/** What a process of its own has to know to find a stand-in. */
export const knownOf = ({ appId, tenant, url }: State) => ({ appId, tenant, url });

/** Teams as the dispatcher uses it, by Microsoft's SDK, in front of a stand-in. `known` is what the stand-in says of itself. */
export function chatAt(known: Pick<State, 'appId' | 'tenant' | 'url'>, conversations: Conversations, timer: Timer): Chat {
  const { appId, tenant, url } = known;
  const proof = { by: 'secret', secret: 'x' } as const;
  const seam = botFrameworkSeam({
    appId,
    appTenant: tenant,
    proof,
    standIn: url,
    tenants: [tenant],
    serviceHosts: [],
    log: createLog('silent'),
  });
  return createChat({ seam: paced(seam, timer), conversations, files: null, words: wordsFor('en-GB'), admins: [] });
}

/** Somebody of the stand-in with Cairn installed, and their conversation as Cairn would keep it. */
export function withCairn(state: State, more: Pick<Person, 'name'> & Partial<Person>) {
  const person = state.addPerson(more);
  state.conversations.get(person.personal)!.installed = true;
  const { tenant, personal: id, object, user } = person;
  const own = {
    tenant,
    id,
    kind: 'personal' as const,
    serviceUrl: `${state.url}/teams/`,
    bot: state.bot,
    name: null,
    person: { object, user },
  };
  return { person, own };
}

/** What notifications said of everything that arrived there, in order. */
export function arrived(state: State, { personal }: Person): string[] {
  return state.conversations.get(personal)!.messages.map(({ activity }) => String((activity as Json).summary ?? (activity as Json).text));
}
