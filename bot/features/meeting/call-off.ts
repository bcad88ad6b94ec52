import { type Change, put } from '../../../shared/decision.ts';
import { cancel, cancelSeries, cannotSayYet, takeBack, UNDO_MINUTES, undoOf, withdraw } from '../../../shared/domain/calling-off.ts';
import type { Meeting, Undo } from '../../../shared/domain/meeting.ts';
import type { Facts } from '../../../shared/facts.ts';
import { minus } from '../../../shared/time.ts';
import { card, choice, choices, say, title } from '../../chat/card.ts';
import { toldOf } from '../../store/told.ts';
import { undoWith } from '../../store/undo.ts';
import { type Context, done, type Outcome, refused, type Verb } from '../feature.ts';
import { aboutMeeting, aboutSeries, isRefusal, notYours, refusal, tellingOf } from './context.ts';
import { manage } from './parts.ts';
import { both, partnerNames, type Telling, when } from './say.ts';
import { slotChoices } from './slots.ts';

export const cancelMeeting: Verb<'meeting.cancel'> = async (context, intent) => {
  const it = await aboutMeeting(context, intent.meeting);
  if (!it) return notYours(context.words);
  const { facts, meeting, telling } = it;
  const decision = cancel(facts, context.who.id, intent.meeting, intent.s, context.now);
  if (isRefusal(decision)) return refusal(context, decision, meeting, facts);

  const heading = context.words.meeting.cancelledByYouTitle({ when: when(telling, meeting.start) });
  return calledOff(context, telling, [meeting], heading, decision.changes, intent.beside ? 'new' : 'replace');
};

export const cancelWholeSeries: Verb<'series.cancel'> = async (context, intent) => {
  const it = await aboutSeries(context, intent.series);
  if (!it) return notYours(context.words);
  const decision = cancelSeries(it.facts, context.who.id, intent.series, context.now);
  const own = it.facts.meetings.filter((meeting) => meeting.series === intent.series);
  if (isRefusal(decision)) return refusal(context, decision, own[0], it.facts);
  const off = decision.changes.flatMap((change) => ('put' in change && change.put === 'meeting' ? [change.row.id] : []));
  const meetings = own.filter((meeting) => off.includes(meeting.id)) as [Meeting, ...Meeting[]];
  const heading = context.words.meeting.seriesCancelled({ count: meetings.length, partner: partnerNames(it.telling) });
  return calledOff(context, it.telling, meetings, heading, decision.changes, 'replace');
};

/** Another date is asked for there and then; the first of several stands for them all. */
async function calledOff(
  context: Context,
  telling: Telling,
  [meeting, ...others]: [Meeting, ...Meeting[]],
  heading: string,
  changes: readonly Change[],
  place: 'new' | 'replace',
): Promise<Outcome> {
  const { words, who } = context;
  const partner = partnerNames(telling);
  // Of what nobody has read yet nobody is told that it is off.
  const isUnanswered = meeting.status === 'proposed' && meeting.proposedBy === who.id && meeting.movedFrom === null;
  const undo = undoOf(telling.facts, who.id, context.newId('und'), changes, context.now);
  const slots = await slotChoices(context, telling, meeting);
  const answer = card(others.length > 0 ? 'meeting.series-called-off' : 'meeting.called-off', {
    summary: heading,
    blocks: [
      title(heading),
      say(isUnanswered ? words.meeting.withdrawnByYou({ partner }) : words.meeting.cancelledByYou({ partner })),
      say(slots.length > 0 ? words.meeting.askAnother() : words.meeting.askAnotherNoSlots()),
      choices(
        ...slots,
        choice(words.meeting.anotherTime(), { type: 'meeting.open', mentorship: meeting.mentorship }),
        choice(words.meeting.cannotSay(), { type: 'meeting.cannot-say', meeting: meeting.id }),
        choice(words.meeting.undo(), { type: 'meeting.undo', undo: undo.id }),
      ),
    ],
  });
  return done(answer, place, [...changes, put('undo', undo)]);
}

export const cannotSay: Verb<'meeting.cannot-say'> = async (context, intent) => {
  const it = await aboutMeeting(context, intent.meeting);
  if (!it) return notYours(context.words);
  const decision = cannotSayYet(it.facts, context.who.id, intent.meeting);
  if (isRefusal(decision)) return refusal(context, decision, it.meeting, it.facts);
  const { words, who } = context;
  const isAskedAgain = !who.asksForLess && it.facts.programme.policy.followUpsPerDay > 0;
  const noted = isAskedAgain ? words.meeting.cannotSayNoted() : words.meeting.cannotSayNotedLess();
  const heading = words.meeting.cancelledByYouTitle({ when: when(it.telling, it.meeting.start) });
  return done(card('meeting.cannot-say', { summary: noted, blocks: [title(heading), say(noted)] }), 'replace', decision.changes);
};

export const undoLast: Verb<'meeting.undo'> = async (context, intent) => {
  const undo = await undoWith(context.tx, intent.undo);
  const facts = undo && (await context.facts(undo.mentorship));
  if (!undo || !facts || undo.person !== context.who.id) return refused(context.words.meeting.refusedUndoTooLate());
  if (undo.before.length === 0) return takeBackProposal(context, undo, facts);
  const told = await toldOf(
    context.tx,
    undo.before.map((meeting) => meeting.id),
    context.who.id,
    minus(undo.until, { minutes: UNDO_MINUTES }),
  );
  const decision = takeBack(facts, context.who.id, undo, told, context.now);
  if (isRefusal(decision)) return refusal(context, decision);

  const telling = tellingOf(context, facts);
  const { words } = context;
  const partner = partnerNames(telling);
  const meeting = undo.before[0]!;
  const open = meeting.proposedBy === context.who.id ? words.meeting.undoneProposal : words.meeting.undoneAnswer;
  const stands = meeting.status === 'confirmed' ? words.meeting.undone : open;
  const now = decision.changes.flatMap((change) =>
    'put' in change && change.put === 'meeting' && change.row.id === meeting.id ? [change.row] : [],
  );
  const answer = card('meeting.undone', {
    summary: stands({ partner, when: when(telling, meeting.start) }),
    blocks: [
      title(words.meeting.undoTitle()),
      say(stands({ partner, when: both(telling, meeting.start) })),
      told.length > 0 ? say(words.meeting.undoneTold({ partner })) : null,
      now[0] ? manage(telling, now[0]) : null,
    ],
  });
  return done(answer, 'replace', decision.changes);
};

/** A suggestion just made has nothing before it to go back to: nobody ever hears of it, or whoever did is told that it is withdrawn. */
async function takeBackProposal(context: Context, undo: Undo, facts: Facts): Promise<Outcome> {
  const { words, who, now } = context;
  const told = await toldOf(context.tx, undo.created, who.id, minus(undo.until, { minutes: UNDO_MINUTES }));
  const decision = withdraw(facts, who.id, undo, told, now);
  if (isRefusal(decision)) return refusal(context, decision);
  const first = facts.meetings.find((meeting) => undo.created.includes(meeting.id))!;
  const said = words.meeting.cancelledByYouTitle({ when: when(tellingOf(context, facts), first.start) });
  const answer = card('meeting.taken-back', {
    summary: said,
    blocks: [
      title(words.meeting.undoTitle()),
      say(said),
      choices(choice(words.meeting.pickDate(), { type: 'meeting.open', mentorship: undo.mentorship })),
    ],
  });
  return done(answer, 'replace', decision.changes);
}
