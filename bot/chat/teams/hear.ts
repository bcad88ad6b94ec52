import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Intent } from '../../../shared/intent.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Log } from '../../log.ts';
import type { AccountRef, Answer, Asker, Door, Profile } from '../port.ts';
import { Recent } from '../recent.ts';
import { besideFieldsHolding, refusal } from '../refusal.ts';
import { within } from '../within.ts';
import { searchZones } from '../zones.ts';
import type { Activity } from './activity.ts';
import { createAnswerer, type Later } from './answer.ts';
import type { Conversation, Conversations } from './conversation.ts';
import { conversationOf } from './conversation-of.ts';
import { onceDelivered } from './delivery.ts';
import { faultOf } from './fault-of.ts';
import type { Files } from './files.ts';
import { createForms } from './forms.ts';
import type { Heard } from './heard.ts';
import { limits } from './limits.ts';
import type { Who } from './origin.ts';
import { parse } from './parse.ts';
import { createPeople, profileOf } from './people.ts';
import { referTo } from './reference.ts';
import { sentence } from './render.ts';
import { ZONES } from './render-form.ts';
import { found } from './replies.ts';
import type { Reply, Seam } from './seam.ts';

export type EarOptions = {
  door: Door;
  seam: Seam;
  conversations: Conversations;
  /** Null where Cairn has no address at which files could be fetched. */
  files: Files | null;
  words: Words;
  log: Log;
  /** Cairn's clock, in milliseconds; `worldNow` is the machine's. */
  now: () => number;
  worldNow: () => number;
  admins: readonly string[];
  /** What Teams says of somebody now; told again only where it is new. */
  onProfile(account: AccountRef, profile: Profile): Promise<void>;
  /** Takes what happened to Cairn itself; false where an activity is about something else. */
  lifecycle: (activity: Activity) => Promise<boolean>;
};

export type Ear = {
  hear(activity: Activity): Promise<Reply>;
  /** Resolves when every answer under way has been given; for stopping. */
  settled(): Promise<void>;
};

/** Teams waits ten seconds at most; a person does not. */
const REPLY_WITHIN_MS = 4_000;
const SAY_WITHIN_MS = 10_000;
const REMEMBERED = 5_000;

/** Takes what somebody did in Teams through the door and answers. */
export function createEar(options: EarOptions): Ear {
  const { door, seam, conversations, files, words, log, now, worldNow, admins, onProfile, lifecycle } = options;
  const people = createPeople({ conversations, seam });
  const underWay = new Set<Promise<void>>();
  const once = onceDelivered<Reply>();
  const profiles = new Recent<string>(REMEMBERED);

  async function decide(heard: Heard, intent: Intent, key: string | null, picked: readonly string[]): Promise<Answer> {
    if (!(await mayChoose(heard.who, intent))) return refusal(words.teams.pickAChannel(), { channel: words.teams.pickAChannel() });
    const known = await lookUp(heard.who, picked);
    if (known === 'no answer') return refusal(words.teams.noAnswer());
    if (known === null) return refusal(words.teams.pickAPerson(), besideFieldsHolding(intent, picked, words.teams.pickAPerson()));
    const asker: Asker = {
      account: accountOf(heard.who),
      profile: profileOf(heard.who, admins),
      message: messageOf(heard),
      picked: known,
    };
    return door.handle(asker, intent, key);
  }

  /** What a form offers says nothing of what comes back: nobody points Cairn at a place they are not in, let alone at somebody's own chat. */
  async function mayChoose(who: Who, intent: Intent): Promise<boolean> {
    const channel = 'channel' in intent ? intent.channel : null;
    return channel === null || (await people.channelsOf(who)).some(({ value }) => value === channel);
  }

  /** Null where one of them cannot be written to, `no answer` where Teams does not say. */
  async function lookUp({ tenant }: Who, picked: readonly string[]): Promise<Record<string, Profile> | null | 'no answer'> {
    const all = await Promise.all(picked.map(async (object) => [object, await people.picked(tenant, object)] as const));
    if (all.some(([, profile]) => profile === null)) return null;
    const known = all.flatMap(([object, profile]) => (profile === null || profile === 'no answer' ? [] : [[object, profile] as const]));
    return known.length < all.length ? 'no answer' : Object.fromEntries(known);
  }

  /** Never rejects, so that a defect is said to the person as well as to the log. */
  async function answerOf(heard: Heard): Promise<{ answer: Answer; broke: unknown }> {
    const { said } = heard;
    if (said.said === 'unclear') return { answer: refusal(said.why, said.fields), broke: null };
    try {
      return { answer: await decide(heard, said.intent, said.isKept ? null : heard.key, said.picked), broke: null };
    } catch (error) {
      log.error({ err: error, intent: said.intent.type }, 'an answer to Teams failed');
      return { answer: refusal(words.teams.wentWrong()), broke: error };
    }
  }

  /** Teams tells of no change of somebody's name or zone but by what they do next. */
  async function learn(who: Who): Promise<void> {
    const profile = profileOf(who, admins);
    const account = accountOf(who);
    const [key, as] = [JSON.stringify(account), JSON.stringify(profile)];
    if (profiles.get(key) === as) return;
    await onProfile(account, profile);
    profiles.set(key, as);
  }

  async function tell(heard: Heard, later: readonly Later[]): Promise<void> {
    for (const { to, message, isHome } of later) {
      const { conversation, thread } = heard.where;
      const where = to === 'own' ? await ownOf(heard) : { ...conversation, id: thread };
      const drawn = where ? await message() : sentence(words.teams.noOwnChat());
      const sent = await seam.continue(where ?? { ...conversation, id: thread }).send(drawn, AbortSignal.timeout(SAY_WITHIN_MS));
      if (!where) return;
      if (isHome) await conversations.homeIs(where.tenant, where.id, sent);
    }
  }

  async function ownOf({ where, who }: Heard): Promise<Conversation | null> {
    if (where.isOwn) return where.conversation;
    const known = await conversations.withPerson(who.tenant, who.object);
    return known?.installed ? known : null;
  }

  function inTheBackground(at: Heard['origin']['at'], work: () => Promise<void>): void {
    const told = setImmediate()
      .then(work)
      .catch((error) => log.warn({ reason: faultOf(error).reason, at }, 'an answer did not reach Teams'))
      .finally(() => underWay.delete(told));
    underWay.add(told);
  }

  const forms = createForms({
    words,
    now,
    newId: randomUUID,
    channelsOf: ({ who }) => people.channelsOf(who),
    reopen: (heard, open) => decide(heard, open, null, []),
  });
  const answerer = createAnswerer({ words, files, forms });

  async function respond(heard: Heard, activity: Activity): Promise<Reply> {
    const coming = answerOf(heard);
    const come = await within(coming, REPLY_WITHIN_MS);
    if (!come) {
      inTheBackground(heard.origin.at, async () => tell(heard, await answerer.late(heard, (await coming).answer)));
      return answerer.meanwhile(heard);
    }
    // A message whose change was not kept is delivered again; whoever presses a button is told instead.
    if (come.broke !== null && activity.type !== 'invoke') throw come.broke;
    const { reply, after } = await answerer.answer(heard, come.answer);
    if (after.length > 0) inTheBackground(heard.origin.at, () => tell(heard, after));
    return reply;
  }

  async function take(activity: Activity): Promise<Reply> {
    if (await lifecycle(activity)) return { status: 200 };
    const conversation = conversationOf(activity);
    if (activity.type === 'message' && !activity.from.aadObjectId) turnAway(activity);
    if (!conversation) return { status: 200 };
    await conversations.heard(conversation);
    if (activity.type === 'invoke' && activity.name === 'application/search') return search(activity);
    const heard = parse(activity, conversation, words, worldNow());
    if (heard) {
      await learn(heard.who);
      return respond(heard, activity);
    }
    return { status: activity.type === 'invoke' ? 501 : 200 };
  }

  /** Said once or not at all: whoever it is can write again. */
  function turnAway({ conversation: { id, tenantId }, serviceUrl, recipient }: Activity): void {
    const place = { tenant: tenantId ?? '', id, kind: 'personal' as const, serviceUrl, bot: recipient.id, name: null, person: null };
    inTheBackground('words', async () => {
      await seam.continue(place).send(sentence(words.teams.whoAreYou()), AbortSignal.timeout(SAY_WITHIN_MS));
    });
  }

  function search({ value }: Activity): Reply {
    const { dataset, queryText } = (value ?? {}) as { dataset?: unknown; queryText?: unknown };
    const isZones = dataset === ZONES && typeof queryText === 'string';
    return found(isZones ? searchZones(queryText.slice(0, 60), now(), words, limits.found) : []);
  }

  return {
    hear: (activity) => once(activity, () => take(activity)),
    settled: async () => void (await Promise.all(underWay)),
  };
}

const accountOf = ({ tenant, object }: Who): AccountRef => ({ platform: 'teams', enterprise: '', tenant, user: object });

/** What others read along is not drawn over by an answer to one of them, nor is a page that somebody asked for by name. */
function messageOf({ origin, where, who }: Heard): string | null {
  if (origin.at !== 'press' || origin.message === null || origin.over === 'home' || !where.isOwn) return null;
  return referTo({ tenant: who.tenant, conversation: where.conversation.id, message: origin.message });
}
