import { ChatError, type ChatFault } from '../../bot/chat/port.ts';
import type { Activity } from '../../bot/chat/teams/activity.ts';
import type { Conversation, Conversations, Known } from '../../bot/chat/teams/conversation.ts';
import type { Member, Outgoing, Reply, Seam } from '../../bot/chat/teams/seam.ts';

export const TENANT = '0f5e1c3a-5b0f-4a55-9b7e-1f2d3c4b5a69';
export const BOT = '28:7d0f5a8e-0c6b-4a0e-8a2a-6a0c1a1b2c3d';
export const SERVICE = 'https://smba.trafficmanager.net/emea/';
export const MAYA = 'a1111111-1111-4111-8111-111111111111';
export const KOFI = 'b2222222-2222-4222-8222-222222222222';

/** Somebody's own conversation with Cairn. */
export const personal = (object = MAYA, more: Partial<Conversation> = {}): Conversation => ({
  tenant: TENANT,
  id: `a:with-${object.slice(0, 2)}`,
  kind: 'personal',
  serviceUrl: SERVICE,
  bot: BOT,
  name: null,
  person: { object, user: `29:${object.slice(0, 2)}` },
  ...more,
});

export const channel = (more: Partial<Conversation> = {}): Conversation => ({
  tenant: TENANT,
  id: '19:coordinators@thread.tacv2',
  kind: 'channel',
  serviceUrl: SERVICE,
  bot: BOT,
  name: 'Coordinators',
  person: null,
  ...more,
});

/** An activity as Teams sends it, from somebody's own conversation unless told. */
export const activity = (more: Partial<Activity> = {}): Activity => ({
  type: 'message',
  id: '1700000000001',
  channelId: 'msteams',
  serviceUrl: SERVICE,
  from: { id: '29:a1', name: 'Maya', aadObjectId: MAYA },
  recipient: { id: BOT, name: 'Cairn' },
  conversation: { id: 'a:with-a1', conversationType: 'personal', tenantId: TENANT },
  ...more,
});

export type Call = { call: 'send' | 'update' | 'remove' | 'create' | 'roster'; where: string; message?: string; said?: Outgoing };

/** A seam that does as it is told and writes down what it was asked. */
export class ScriptedSeam implements Seam {
  readonly calls: Call[] = [];
  /** What goes wrong next, first to last. */
  readonly faults: (ChatFault | null)[] = [];
  readonly members = new Map<string, Member>();
  handle: (activity: Activity) => Promise<Reply> = async () => ({ status: 500 });
  #count = 0;

  receive(_app: unknown, handle: (activity: Activity) => Promise<Reply>): void {
    this.handle = handle;
  }

  continue({ id }: Conversation) {
    return {
      send: async (said: Outgoing) => {
        this.#take({ call: 'send', where: id, said });
        return `m${++this.#count}`;
      },
      update: async (message: string, said: Outgoing) => this.#take({ call: 'update', where: id, message, said }),
      remove: async (message: string) => this.#take({ call: 'remove', where: id, message }),
    };
  }

  async createPersonal(where: Pick<Conversation, 'tenant' | 'serviceUrl' | 'bot'>, object: string): Promise<Conversation> {
    this.#take({ call: 'create', where: object });
    const { tenant, serviceUrl, bot } = where;
    return personal(object, { tenant, serviceUrl, bot });
  }

  async roster({ id }: Conversation, user: string): Promise<Member | null> {
    this.#take({ call: 'roster', where: id });
    return this.members.get(user) ?? null;
  }

  #take(call: Call): void {
    this.calls.push(call);
    const fault = this.faults.shift();
    if (fault) throw new ChatError(fault);
  }
}

/** Conversations in memory, and how often something was written. */
export function conversationsOf(
  ...known: Conversation[]
): Conversations & { writes: number; all: Map<string, Known>; homes: Map<string, string | null> } {
  const all = new Map<string, Known>(known.map((one) => [one.id, { ...one, installed: true }]));
  const homes = new Map<string, string | null>();
  const find = (is: (one: Known) => boolean) => [...all.values()].find(is) ?? null;
  return {
    all,
    homes,
    writes: 0,
    async heard(conversation) {
      this.writes += 1;
      all.set(conversation.id, { ...conversation, installed: true });
    },
    withPerson: async (tenant, object) => find((one) => one.tenant === tenant && one.person?.object === object),
    byId: async (tenant, id) => find((one) => one.tenant === tenant && one.id === id),
    channels: async (tenant) => [...all.values()].filter((one) => one.tenant === tenant && one.kind === 'channel'),
    anyOf: async (tenant) => find((one) => one.tenant === tenant),
    async installed(_tenant, id, installed) {
      this.writes += 1;
      const before = all.get(id);
      if (before) all.set(id, { ...before, installed });
    },
    home: async (_tenant, id) => homes.get(id) ?? null,
    homeIs: async (_tenant, id, message) => void homes.set(id, message),
  };
}
