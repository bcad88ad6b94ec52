import { apply } from '../shared/apply.ts';
import type { Change } from '../shared/decision.ts';
import { settle } from '../shared/domain/around.ts';
import { derived } from '../shared/domain/booking.ts';
import { type LogId, MeetingId, MentorshipId } from '../shared/domain/ids.ts';
import type { MeetingLog } from '../shared/domain/log.ts';
import { isComing } from '../shared/domain/meeting.ts';
import type { Facts } from '../shared/facts.ts';
import type { Intent, IntentOf, IntentType } from '../shared/intent.ts';
import type { Instant } from '../shared/time.ts';
import { wordsFor } from '../shared/words/words.ts';
import { type AccountRef, type Answer, type Asker, accountName, type Door, type Profile } from './chat/port.ts';
import type { Clock } from './clock.ts';
import type { Answered, Context, Drawers, Feature, PersonalDrawers, ProgrammeDrawers, Verb } from './features/feature.ts';
import { newId } from './ids.ts';
import type { Log } from './log.ts';
import { planPosts } from './outbox/channel/owed.ts';
import { keepLive } from './outbox/live.ts';
import { refreshShown, replan } from './outbox/plan.ts';
import { recordHome } from './outbox/shown.ts';
import { learned, personOf, zoneAround } from './people.ts';
import { findAccount, markAccount } from './store/accounts.ts';
import { addToAudit } from './store/audit.ts';
import { carrySeal } from './store/carried-seal.ts';
import { outdatedStarts } from './store/diary.ts';
import { loadFacts, lockMentorship } from './store/facts.ts';
import { setRevision } from './store/mentorships.ts';
import { commit } from './store/nouns.ts';
import { claimKey, keepAnswer, type Remembered } from './store/remembered.ts';
import type { Seal } from './store/seal.ts';
import { forgetShown } from './store/shown.ts';
import type { Store } from './store/store.ts';
import type { Db } from './store/tables.ts';
import { mentorshipsTouched } from './store/touched.ts';

export type AppParts = {
  store: Store;
  clock: Clock;
  seal: Seal;
  log: Log;
  url: string | null;
  features: readonly Feature[];
  wake: () => void;
};

export type App = Door & {
  drawers: Drawers;
  programmeDrawers: ProgrammeDrawers;
  personalDrawers: PersonalDrawers;
  /** Work of Cairn's own that has fallen due, such as settling whether a meeting was held. */
  duty(work: { mentorship: string | null; meeting: string | null }): Promise<void>;
  /** Instants are derived from what people agreed, wall time and zone: with newer zone data, those still to come are derived anew. */
  deriveStarts(): Promise<void>;
  /** A chat profile changed. Somebody Cairn has not met is nobody's business. */
  learn(account: AccountRef, profile: Profile): Promise<void>;
};

/** Who did what, and when: of one decision, one moment. */
type Act = { who: string; what: string; now: Instant };

/** Who a change is by that nobody pressed for. */
const CAIRN = 'cairn';

/** The one door: every surface comes through here, and nothing else writes facts. */
export function createApp(parts: AppParts): App {
  carrySeal(parts.store.read, parts.seal);
  const verbs: { [T in IntentType]?: Verb<T> } = Object.assign({}, ...parts.features.map((feature) => feature.verbs));
  const drawers: Drawers = Object.assign({}, ...parts.features.map((feature) => feature.drawers ?? {}));
  const programmeDrawers: ProgrammeDrawers = Object.assign({}, ...parts.features.map((feature) => feature.programmeDrawers ?? {}));

  const personalDrawers: PersonalDrawers = Object.assign({}, ...parts.features.map((feature) => feature.personalDrawers ?? {}));

  async function handle(asker: Asker, intent: Intent, key: string | null): Promise<Answer> {
    const now = parts.clock.now();
    const { answer, changed } = await parts.store.transaction(async (tx): Promise<{ answer: Answer; changed: boolean }> => {
      const who = await personOf(tx, asker.account, asker.profile, now);
      // The key of somebody else's press gives nothing of theirs away; an account stays who it is when two people become one.
      const press = key === null ? null : { key: `${accountName(asker.account)}/${key}`, person: who.id, at: now };
      const before = press && (await claimKey(tx, press));
      if (before === 'done') return { answer: { answer: 'quiet' }, changed: false };
      if (before && !('again' in before)) return { answer: before, changed: false };

      const loaded = new Map<MentorshipId, Facts>();
      const context: Context = {
        tx,
        now,
        who,
        asker,
        words: wordsFor(who.language),
        newId,
        seal: parts.seal,
        url: parts.url,
        named: (user) => personOf(tx, { ...asker.account, user }, asker.picked?.[user] ?? null, now, () => zoneAround(tx, intent, who)),
        facts: (id) => factsOf(tx, id, loaded, now),
        defect: (what, ids) => parts.log.error(ids, what),
      };
      if (before) return { answer: stillNo((await decide(context, before.again)).answer, before.no), changed: false };
      const outcome = await decide(context, intent);
      const changes = outcome.changes ?? [];
      // What the answer is drawn over is an answer from now on, with its own "undo": keeping it true would draw over that again.
      if (asker.message !== null && outcome.answer.answer === 'card' && outcome.answer.place === 'replace')
        await forgetShown(tx, asker.message);
      if (outcome.live) await keepLive(tx, outcome.live, { who: who.id, asker, answer: outcome.answer }, now, newId);
      if (changes.length > 0 || outcome.again) await write(tx, { who: who.id, what: intent.type, now }, changes, loaded);
      const { answer } = outcome;
      if (answer.answer === 'card' && answer.place === 'home') await recordHome(tx, who.id, asker.account, answer.card, now);
      const came = changes.length > 0 || outcome.live !== undefined || outcome.again !== undefined;
      const keep = isNo(answer) ? 'as a no' : came ? 'as done' : null;
      if (press) await keepAnswer(tx, press, repeatable(outcome, intent), keep);
      return { answer, changed: changes.length > 0 || outcome.live !== undefined };
    });
    // Once the answer is on its way: claiming what is due is a write of its own, and nobody is waiting for that.
    if (changed) setImmediate(parts.wake);
    return answer;
  }

  async function decide(context: Context, intent: Intent): Promise<Answered> {
    const verb = verbs[intent.type] as Verb<IntentType> | undefined;
    if (!verb) throw new Error(`no feature answers ${intent.type}`);
    const outcome = await verb(context, intent as IntentOf<IntentType>);
    return 'instead' in outcome ? decide(context, outcome.instead) : outcome;
  }

  async function factsOf(tx: Db, id: MentorshipId, loaded: Map<MentorshipId, Facts>, now: Instant): Promise<Facts | null> {
    const known = loaded.get(id);
    if (known) return known;
    await lockMentorship(tx, id, parts.store.engine);
    const facts = (await loadFacts(tx, [id], now)).get(id) ?? null;
    if (facts) loaded.set(id, facts);
    return facts;
  }

  /** Facts, audit and outbox of one decision. Facts that the verb loaded are carried on, not read again. */
  async function write(tx: Db, { who, what, now }: Act, changes: readonly Change[], loaded: Map<MentorshipId, Facts>): Promise<void> {
    await commit(tx, changes, who, now);
    const meetings = changes.flatMap((change) => meetingOf(change, changes, [...loaded.values()]) ?? []);
    const touched = await mentorshipsTouched(tx, changes, [...loaded.values()]);
    for (const id of touched) {
      const known = loaded.get(id);
      const next = known ? apply(known, changes) : await factsOf(tx, id, loaded, now);
      if (!next) throw new Error(`a change touches ${id}, which is not there`);
      const mentorship = { ...next.mentorship, revision: next.mentorship.revision + 1 };
      await setRevision(tx, mentorship);
      await replan(tx, { ...next, mentorship }, now, newId);
      for (const about of shownAbout(next, changes, meetings, now)) await refreshShown(tx, next, about, now, newId);
    }
    for (const change of changes) {
      if ('put' in change && change.put === 'programme') await planPosts(tx, change.row, now, now, newId);
    }
    const mentorship = touched.length === 1 ? touched[0]! : null;
    await addToAudit(tx, { at: now, person: who, intent: what, mentorship, meeting: meetings[0] ?? null });
  }

  /** Work that nobody pressed for, in one transaction; wakes the dispatcher where it changed something. */
  async function byItself(
    what: string,
    work: (tx: Db, loaded: Map<MentorshipId, Facts>, now: Instant) => Promise<readonly Change[]>,
  ): Promise<void> {
    const now = parts.clock.now();
    const changed = await parts.store.transaction(async (tx) => {
      const loaded = new Map<MentorshipId, Facts>();
      const changes = await work(tx, loaded, now);
      if (changes.length > 0) await write(tx, { who: CAIRN, what, now }, changes, loaded);
      return changes.length > 0;
    });
    if (changed) parts.wake();
  }

  const learn: App['learn'] = (account, profile) =>
    byItself('profile.changed', async (tx, _, now) => {
      const known = await findAccount(tx, account);
      if (!known) return [];
      await markAccount(tx, account, profile.active, now);
      // Two chats that have two names or zones for one person would each take back what the other says.
      return known.preferred ? learned(known.person, profile) : [];
    });

  const deriveStarts: App['deriveStarts'] = async () => {
    for (const id of await outdatedStarts(parts.store.read, parts.clock.now())) {
      await byItself('meeting.derive', async (tx, loaded, now) => {
        const facts = await factsOf(tx, id, loaded, now);
        return facts ? derived(facts, now).changes : [];
      });
    }
  };

  const duty: App['duty'] = (work) =>
    byItself('meeting.settle', async (tx, loaded, now) => {
      const facts = await factsOf(tx, MentorshipId.parse(work.mentorship), loaded, now);
      return facts ? settle(facts, MeetingId.parse(work.meeting), now).changes : [];
    });

  return { handle, drawers, programmeDrawers, personalDrawers, duty, deriveStarts, learn };
}

/** What was asked for did not come about, though something may have been kept of it. */
const isNo = (answer: Answer): boolean => answer.answer === 'refused' || (answer.answer === 'card' && answer.no !== undefined);

/** What a repeated delivery of a press is answered by. What is to lie nowhere but in its own place is asked for afresh, and a no stays with it. */
function repeatable({ answer, again }: Answered, intent: Intent): Remembered {
  const no = answer.answer === 'card' ? answer.no : undefined;
  if (again) return { again, no };
  if (answer.answer === 'file') return { again: intent };
  return answer.answer === 'card' && answer.place === 'dialog' ? { again: answer.again, no } : answer;
}

/** What is shown afresh of something that was not done is not what was asked for. */
function stillNo(answer: Answer, no: string | undefined): Answer {
  if (no === undefined || answer.answer === 'refused') return answer;
  return answer.answer === 'card' ? { ...answer, no } : { answer: 'refused', why: no, fields: {} };
}

/** Changes that name their meeting. */
const aboutMeetings: ReadonlySet<string> = new Set(['agendaPoint', 'attendance', 'runningLate', 'meetingLog']);

/** Changes that are another wording of every meeting to come: its reminder shows what is open in the plan, too. */
const wide: ReadonlySet<string> = new Set(['person', 'programme', 'planChange']);

/**
 * Which cards a decision makes untrue, as sets of meetings; an empty set is those about no meeting. One card speaks of a whole series.
 * Another zone, language or name is another wording of every time to come, and so are other numbers of the programme.
 */
function shownAbout({ meetings }: Facts, changes: readonly Change[], changed: readonly MeetingId[], now: Instant): MeetingId[][] {
  const series = new Set(meetings.flatMap((one) => (one.series !== null && changed.includes(one.id) ? [one.series] : [])));
  const ofSeries = meetings.filter((one) => one.series !== null && series.has(one.series)).map((one) => one.id);
  const isWide = changes.some((change) => 'put' in change && wide.has(change.put));
  const coming = isWide ? meetings.filter((one) => isComing(one, now)).map((one) => one.id) : [];
  const about = [...new Set([...changed, ...ofSeries, ...coming])];
  return about.length === 0 ? [[]] : changed.length === 0 ? [[], about] : [about];
}

/** The meeting that a change concerns. A mark on a log says which log, which is in the facts or comes with the same changes. */
function meetingOf(change: Change, all: readonly Change[], loaded: readonly Facts[]): MeetingId | null {
  const noun = 'put' in change ? change.put : change.drop;
  if (noun === 'meeting') return (change.row as { id: MeetingId }).id;
  if (aboutMeetings.has(noun)) return (change.row as { meeting: MeetingId }).meeting;
  if (noun !== 'logMark') return null;
  const { log } = change.row as { log: LogId };
  const logs = [
    ...loaded.flatMap((facts) => facts.logs),
    ...all.flatMap((one) => ('put' in one && one.put === 'meetingLog' ? [one.row as MeetingLog] : [])),
  ];
  return logs.find((one) => one.id === log)?.meeting ?? null;
}
