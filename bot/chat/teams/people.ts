import { plainWords } from '../../../shared/plain.ts';
import type { Option } from '../form.ts';
import type { Profile } from '../port.ts';
import type { Conversation, Conversations } from './conversation.ts';
import { faultOf } from './fault-of.ts';
import type { Who } from './origin.ts';
import type { Seam } from './seam.ts';

const LOOK_UP_MS = 2_000;

/** What Teams says of whoever did something. It does not tell apps who its administrators are, so that is named where Cairn is set up. */
export function profileOf({ name, object, zone, language }: Who, admins: readonly string[]): Profile {
  return { name, zone, language, admin: admins.includes(object), active: true };
}

export type People = {
  /** Somebody chosen in a form: their profile; null for whoever Cairn cannot write to. `no answer`: Teams does not say just now. */
  picked(tenant: string, object: string): Promise<Profile | null | 'no answer'>;
  /** The channels somebody is in, of those Cairn knows. */
  channelsOf(who: Who): Promise<Option[]>;
};

export function createPeople({ conversations, seam }: { conversations: Conversations; seam: Seam }): People {
  /** Where Cairn may not look, nobody is. */
  const memberOf = (conversation: Conversation, user: string) =>
    seam
      .roster(conversation, user, AbortSignal.timeout(LOOK_UP_MS))
      .catch((error) => (faultOf(error).fault === 'final' ? null : ('no answer' as const)));

  async function installedChannels(tenant: string): Promise<Conversation[]> {
    return (await conversations.channels(tenant)).filter(({ installed }) => installed);
  }

  return {
    async picked(tenant, object) {
      let isUnsure = false;
      const own = await conversations.withPerson(tenant, object);
      for (const place of [...(own?.installed ? [own] : []), ...(await installedChannels(tenant))]) {
        const member = await memberOf(place, object);
        if (member === 'no answer') isUnsure = true;
        else if (member && !member.guest) return { name: member.name, zone: null, language: null, admin: false, active: true };
      }
      return isUnsure ? 'no answer' : null;
    },

    async channelsOf({ tenant, object }) {
      const all = await installedChannels(tenant);
      const isIn = await Promise.all(all.map((channel) => memberOf(channel, object)));
      return all
        .filter((_, index) => isIn[index] !== null && isIn[index] !== 'no answer')
        .map(({ id, name }) => ({ value: id, label: plainWords(name ?? id, 'one line') }));
    },
  };
}
