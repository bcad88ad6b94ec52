import { may } from '../../../shared/access.ts';
import { apply } from '../../../shared/apply.ts';
import { type Change, isRefusal, put } from '../../../shared/decision.ts';
import { opened } from '../../../shared/domain/drafting.ts';
import type { ActionId, MeetingId } from '../../../shared/domain/ids.ts';
import type { LogDraft } from '../../../shared/domain/log.ts';
import { logOf } from '../../../shared/domain/log-state.ts';
import { beginLog } from '../../../shared/domain/log-writing.ts';
import { endOf, type Meeting } from '../../../shared/domain/meeting.ts';
import type { Facts } from '../../../shared/facts.ts';
import { plus } from '../../../shared/time.ts';
import { actionsAddedSince, keepDraft, logOfMeeting } from '../../store/logs.ts';
import { mentorshipOfMeeting } from '../../store/mentorships.ts';
import type { Context, Outcome, Verb } from '../feature.ts';
import { afterwards, type Loaded, notThere, tellingOf, withLog } from './context.ts';
import { logForm } from './form.ts';
import { announcementsHeard } from './heard.ts';
import { latestToWrite } from './past.ts';
import { sayNo } from './refusals.ts';

/** Actions that were added so long after a meeting are still of that meeting. */
const AFTERWARDS_HOURS = 1;

/** The form of a draft, which begins with this where there is none; of a log that somebody signed, the log. */
export const openLog: Verb<'log.open'> = async (context, { meeting: named }) => {
  const id = named ?? (await latestToWrite(context));
  if (!id) return { instead: { type: 'log.list' } };
  const there = await logOfMeeting(context.tx, id);
  if (!there) return begun(context, id);
  const loaded = await withLog(context, there);
  if (!loaded) return notThere(context);
  return loaded.log.status === 'draft' ? formOf(context, loaded) : { instead: { type: 'log.show', log: there } };
};

async function begun(context: Context, id: MeetingId): Promise<Outcome> {
  const { tx, newId, who, now, words } = context;
  const mentorship = await mentorshipOfMeeting(tx, id);
  const facts = mentorship && (await context.facts(mentorship));
  if (!facts || !may(who.id, 'take-part', facts)) return notThere(context);
  // Begun by the other while this waited for the lock.
  if (logOf(facts, { id })) return { instead: { type: 'log.open', meeting: id } };
  const meeting = facts.meetings.find((one) => one.id === id);
  const begin = { log: newId('log'), paper: false, topics: agendaOf(facts, id), actions: meeting ? await agreedIn(context, meeting) : [] };
  const outcome = beginLog(facts, id, begin, { who: who.id, now, heard: await announcementsHeard(tx, facts) });
  return isRefusal(outcome) ? sayNo(words, outcome) : beganWith(context, facts, id, outcome.changes);
}

/** A log that has just begun, with the form to go on in. */
export function beganWith(context: Context, facts: Facts, meeting: MeetingId, changes: readonly Change[]): Promise<Outcome> {
  const next = apply(facts, changes);
  const log = logOf(next, { id: meeting })!;
  return formOf(context, afterwards({ facts: next, log, draft: null, entries: [] }, changes), changes);
}

/** Each opened form has an id of its own, so that two of them can be written in at once. */
async function formOf(context: Context, loaded: Loaded, changes: readonly Change[] = []): Promise<Outcome> {
  const { newId, who, now, tx } = context;
  const draft = loaded.draft!;
  const id = newId('frm');
  const { content, shown } = opened(draft.content, { form: id, by: who.id }, who.zone);
  const form = logForm(await tellingOf(context, loaded), shown, id);
  const remembered: LogDraft = { ...draft, content };
  if (changes.length === 0) {
    await keepDraft(tx, remembered, who.id, now);
    return { answer: { answer: 'form', form } };
  }
  const all = [...changes, put('logDraft', remembered)];
  return { answer: { answer: 'form', form }, changes: all, again: { type: 'log.open', meeting: loaded.log.meeting } };
}

/** What was on the agenda is what was probably talked about: a beginning to change, in the order it was put there. */
function agendaOf({ agenda }: Facts, meeting: MeetingId): string {
  const points = agenda.filter((one) => one.meeting === meeting && one.kind === 'point');
  return points.map(({ text }) => text).join('\n');
}

/** What came into the plan while they met was agreed then. */
async function agreedIn({ tx }: Context, meeting: Meeting): Promise<ActionId[]> {
  const until = plus(endOf(meeting), { hours: AFTERWARDS_HOURS });
  const added = await actionsAddedSince(tx, meeting.mentorship, meeting.start);
  return added.filter(({ at }) => at < until).map(({ id }) => id);
}
