import { setImmediate } from 'node:timers/promises';
import type { ViewResponseAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Words } from '../../../shared/words/words.ts';
import type { AccountRef, Answer, Asker, Door, Profile } from '../port.ts';
import { besideFieldsHolding, refusal } from '../refusal.ts';
import { within } from '../within.ts';
import type { Answerer } from './answer.ts';
import { isDirect } from './beside.ts';
import type { Directory, Entry } from './directory.ts';
import { faultOf } from './errors.ts';
import type { Access, Installations } from './installations.ts';
import { createKeeper } from './keep.ts';
import type { Log } from './log.ts';
import type { Heard } from './parse.ts';
import type { Snapshot } from './parse-kept.ts';
import { referTo } from './reference.ts';
import { sentence } from './render.ts';
import type { Respond } from './respond.ts';

/** Slack waits three seconds for the ack. */
const ACK_WITHIN_MS = 2_500;
/** Whoever is typing is not kept waiting. */
const KEEP_WITHIN_MS = 1_000;
const LOOK_UP_MS = 1_000;
const PATIENCE = 3;
const LONGEST_WAIT_MS = 10_000;

type Asking = Pick<Heard, 'who' | 'origin' | 'said'> & { key: string | null };
type Answered = { account: AccountRef; answer: Answer; broke: unknown };

export type HearOptions = {
  door: Door;
  installations: Installations;
  client: (access: Access) => WebClient;
  directory: Directory;
  answerer: Answerer;
  respond: Respond;
  words: Words;
  log: Log;
  /** Whether somebody whose own organisation has no installation can be written to all the same. */
  takesStrangers: boolean;
};

export type Ack = (response?: ViewResponseAction) => Promise<void>;

export type Ear = {
  /** Keeps what a form holds so far. Resolves when that, or something newer, is kept; nobody is waited for longer than a moment. */
  keep(snapshot: Snapshot): Promise<void>;
  /** Takes what somebody did through the door and answers. Acks once the change is durable, or just before Slack stops waiting. */
  hear(heard: Heard, ack: Ack, options: { retries: boolean }): Promise<void>;
  /** Resolves when every answer under way has been given; for stopping. */
  settled(): Promise<void>;
  /** How many times a form was answered with an error since it was opened. */
  rounds(view: string): number;
};

export function createEar(options: HearOptions): Ear {
  const { installations, client, directory, answerer, respond, words, log } = options;
  const underWay = new Set<Promise<void>>();
  const keeper = createKeeper();
  const refusals = new Map<string, number>();

  /** The answer, and for whom; never rejects, so that a defect is said to the person as well as to the log. */
  async function answerOf(heard: Asking, access: Access): Promise<Answered> {
    const entry = await directory.quickly(access, heard.who.user, LOOK_UP_MS);
    const account = accountOf(heard, entry);
    try {
      if (!account) return { account: ownAccount(heard), answer: refusal(words.slack.whoAreYou()), broke: null };
      const isGuest = account.tenant !== heard.who.place.tenant;
      if (isGuest && !options.takesStrangers && !(await installations.of(account))) {
        return { account: ownAccount(heard), answer: refusal(words.slack.notInstalledForYou()), broke: null };
      }
      const { said } = heard;
      if (said.said === 'unclear') return { account, answer: refusal(said.why, said.fields), broke: null };
      const picked = await lookUpPicked(access, said.picked);
      if ('wrong' in picked)
        return {
          account,
          answer: refusal(words.slack.pickAPerson(), besideFieldsHolding(said.intent, picked.wrong, words.slack.pickAPerson())),
          broke: null,
        };
      const asker: Asker = { account, profile: entry?.profile ?? null, message: messageOf(heard, account), picked: picked.profiles };
      return { account, answer: await options.door.handle(asker, said.intent, heard.key), broke: null };
    } catch (error) {
      log.error({ err: error, intent: heard.said.said === 'ask' ? heard.said.intent.type : 'unclear' }, 'an answer to Slack failed');
      return { account: account ?? ownAccount(heard), answer: refusal(words.slack.wentWrong()), broke: error };
    }
  }

  async function lookUpPicked(access: Access, users: string[]): Promise<{ profiles: Record<string, Profile> } | { wrong: string[] }> {
    const found = await Promise.all(users.map(async (user) => [user, await directory.quickly(access, user, LOOK_UP_MS)] as const));
    const wrong = found.flatMap(([user, entry]) => (entry && (entry.stranger || entry.bot || !entry.profile.active) ? [user] : []));
    if (wrong.length > 0) return { wrong };
    return { profiles: Object.fromEntries(found.flatMap(([user, entry]) => (entry ? [[user, entry.profile]] : []))) };
  }

  /** A form that saves itself is sent when nothing older of it can be kept any more. */
  function decided(heard: Heard, access: Access): Promise<Answered> {
    const { origin } = heard;
    if (origin.at !== 'form' || !origin.keeps) return answerOf(heard, access);
    const isTaken = ({ answer, broke }: Answered) => answer.answer !== 'refused' && broke === null;
    return keeper.sent(origin.keeps, () => answerOf(heard, access), isTaken);
  }

  /** Never rejects: whoever is typing is told when the form is sent, and until then every letter tries again. */
  async function save(snapshot: Snapshot): Promise<void> {
    const { who, name, said } = snapshot;
    try {
      const access = await installations.of(who.place);
      if (access && said) await answerOf({ ...snapshot, said, key: null }, access);
      else log.warn({ form: name }, 'what a form holds so far makes nothing to keep');
    } catch (error) {
      log.error({ err: error, form: name }, 'what a form holds so far could not be kept');
    }
  }

  function countRefusal(heard: Heard, answer: Answer): void {
    if (heard.origin.at !== 'form') return;
    const { view } = heard.origin;
    if (answer.answer !== 'refused') refusals.delete(view);
    else refusals.set(view, (refusals.get(view) ?? 0) + 1);
    const [oldest] = refusals.keys();
    if (refusals.size > 2_000 && oldest !== undefined) refusals.delete(oldest);
  }

  /** What the person is told, once the ack is on its way; its failure loses an answer, never a change. */
  function tell(heard: Heard, work: () => Promise<void>): void {
    const told = setImmediate()
      .then(() => patiently(work))
      .catch((error) => log.warn({ reason: faultOf(error).reason, at: heard.origin.at }, 'an answer did not reach Slack'))
      .finally(() => underWay.delete(told));
    underWay.add(told);
  }

  return {
    rounds: (view) => refusals.get(view) ?? 0,
    settled: async () => void (await Promise.all(underWay)),

    async keep(snapshot) {
      const kept = keeper.keep(snapshot.form, snapshot.at, () => save(snapshot)).finally(() => underWay.delete(kept));
      underWay.add(kept);
      await within(kept, KEEP_WITHIN_MS);
    },

    async hear(heard, ack, { retries }) {
      const access = await installations.of(heard.who.place);
      if (!access) {
        await ack();
        return notInstalled(heard, respond, words, log);
      }
      const slack = client(access);
      const coming = decided(heard, access);
      const come = await within(coming, ACK_WITHIN_MS);
      if (!come) {
        await ack(answerer.meanwhile(heard.origin));
        tell(heard, async () => {
          const { account, answer } = await coming;
          await answerer.late(slack, heard, account, answer);
        });
        return;
      }
      // An event whose change was not kept is delivered again by Slack; a person pressing a button is told instead.
      if (come.broke !== null && retries) throw come.broke;
      countRefusal(heard, come.answer);
      await ack(answerer.inAck(heard.origin, come.answer));
      tell(heard, () => answerer.afterAck(slack, heard, come.account, come.answer));
    },
  };
}

/**
 * Who somebody is. Their own team differs from the place's for Slack Connect, and on Enterprise Grid for members of
 * another workspace: only Slack can tell these apart, and if it does not, nobody is guessed to be somebody.
 */
function accountOf(heard: Pick<Heard, 'who'>, entry: Entry | null): AccountRef | null {
  const { team, place, user } = heard.who;
  if (team === null || place.tenant === '' || team === place.tenant || team === place.enterprise) return ownAccount(heard);
  if (!entry) return null;
  return entry.stranger ? { platform: 'slack', enterprise: '', tenant: team, user } : ownAccount(heard);
}

const ownAccount = ({ who: { place, user } }: Pick<Heard, 'who'>): AccountRef => ({
  platform: 'slack',
  enterprise: place.enterprise,
  tenant: place.tenant,
  user,
});

/** What others read along is not drawn over by an answer to one of them. */
const messageOf = ({ origin }: Pick<Heard, 'origin'>, account: AccountRef) =>
  origin.at === 'message' && isDirect(origin.channel) ? referTo(account, origin.channel, origin.ts) : null;

/** Slack busy, or asking to wait a little: once more, as nothing was done. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let left = PATIENCE; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      const fault = faultOf(error);
      const wait = fault.fault === 'after' ? fault.milliseconds : fault.fault === 'busy' ? 1_000 : Number.POSITIVE_INFINITY;
      if (left <= 1 || wait > LONGEST_WAIT_MS) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

async function notInstalled(heard: Heard, respond: Respond, words: Words, log: Log): Promise<void> {
  const { origin } = heard;
  log.warn(
    { enterprise: heard.who.place.enterprise, tenant: heard.who.place.tenant },
    'Slack sent something from a workspace without an installation',
  );
  if (origin.at !== 'command' && origin.at !== 'ephemeral') return;
  await respond(origin.respond, { ...sentence(words.slack.notInstalled()), response_type: 'ephemeral', replace_original: false }).catch(
    (error) => log.warn({ reason: faultOf(error).reason }, 'an answer did not reach Slack'),
  );
}
