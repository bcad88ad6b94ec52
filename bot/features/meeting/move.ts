import { put } from '../../../shared/decision.ts';
import { agreedTime, move, stillAt, stillOn } from '../../../shared/domain/booking.ts';
import { undoOf } from '../../../shared/domain/calling-off.ts';
import { card, choice, choices, say, title } from '../../chat/card.ts';
import { done, type Verb } from '../feature.ts';
import { aboutMeeting, isRefusal, notYours, refusal } from './context.ts';
import { moveForm } from './forms.ts';
import { askWhichTime, clashHints, lengthHint } from './propose.ts';
import { partnerNames, when, whenBlock } from './say.ts';

export const openMove: Verb<'meeting.move.open'> = async (context, intent) => {
  const it = await aboutMeeting(context, intent.meeting);
  if (!it) return notYours(context.words);
  const no = stillAt(it.meeting, intent.s) ?? stillOn(it.meeting, context.now);
  if (no) return refusal(context, no, it.meeting, it.facts);
  return { answer: { answer: 'form', form: moveForm(it.telling, it.meeting) } };
};

export const moveMeeting: Verb<'meeting.move'> = async (context, intent) => {
  const it = await aboutMeeting(context, intent.meeting);
  if (!it) return notYours(context.words);
  const { facts, meeting, telling } = it;
  const time = agreedTime(intent);
  if ('kind' in time) return askWhichTime(context, intent, time);
  const minutes = intent.minutes ?? meeting.minutes;
  const decision = move(facts, context.who.id, intent.meeting, intent.s, { ...time, minutes }, context.now);
  if (isRefusal(decision)) return refusal(context, decision, meeting, facts);

  const { words } = context;
  const partner = partnerNames(telling);
  const undo = undoOf(facts, context.who.id, context.newId('und'), decision.changes, context.now);
  const moved = { ...meeting, ...time, minutes };
  const answer = card('meeting.moved', {
    summary: words.meeting.movedByYou({ partner, when: when(telling, time.start) }),
    blocks: [
      title(words.meeting.movedByYouTitle({ partner })),
      whenBlock(telling, time.start),
      lengthHint(telling, minutes),
      ...(await clashHints(context, telling, [moved])),
      say(words.meeting.movedByYou({ partner, when: when(telling, time.start) })),
      choices(
        choice(words.meeting.undo(), { type: 'meeting.undo', undo: undo.id }),
        choice(words.meeting.manage(), { type: 'meeting.show', meeting: meeting.id }),
      ),
    ],
  });
  return done(answer, 'replace', [...decision.changes, put('undo', undo)]);
};
