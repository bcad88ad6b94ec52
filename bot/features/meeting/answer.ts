import { type Change, put } from '../../../shared/decision.ts';
import { clashing, confirm, confirmSeries, decline, declineSeries } from '../../../shared/domain/booking.ts';
import { undoOf } from '../../../shared/domain/calling-off.ts';
import type { UndoId } from '../../../shared/domain/ids.ts';
import { endOf, type Meeting } from '../../../shared/domain/meeting.ts';
import { type Block, card, choice, choices, say, title } from '../../chat/card.ts';
import { diaryOf } from '../../store/diary.ts';
import { type Context, done, insteadOf, type Outcome, type Verb } from '../feature.ts';
import { aboutMeeting, aboutSeries, isRefusal, notYours, refusal } from './context.ts';
import { detailFacts, joinLink, manage, noDateLeft, noticeLine } from './parts.ts';
import { clashHints } from './propose.ts';
import { onWhen, partnerNames, type Telling, when, whenBlock } from './say.ts';
import { slotChoices } from './slots.ts';

export const confirmMeeting: Verb<'meeting.confirm'> = async (context, intent) => {
  const it = await aboutMeeting(context, intent.meeting);
  if (!it) return notYours(context.words);
  const { facts, meeting, telling } = it;
  const decision = confirm(facts, context.who.id, intent.meeting, intent.s, context.now);
  if (isRefusal(decision)) return refusal(context, decision, meeting, facts);
  if (!intent.anyway) {
    const clashes = clashing(await diaryOf(context.tx, context.who.id, meeting.start, endOf(meeting)), meeting);
    if (clashes.length > 0) return askAboutClash(context, telling, meeting);
  }
  const agreed = { ...meeting, status: 'confirmed', confirmedAt: context.now } as const;
  const undo = undoOf(facts, context.who.id, context.newId('und'), decision.changes, context.now);
  return done(agreedCard(telling, agreed, undo.id), 'replace', [...decision.changes, put('undo', undo)]);
};

function agreedCard(telling: Telling, meeting: Meeting, undo: UndoId) {
  const { words } = telling.reader;
  const partner = partnerNames(telling);
  return card('meeting.agreed', {
    summary: words.meeting.confirmedByYou({ partner, when: onWhen(telling, meeting.start) }),
    blocks: [
      title(words.meeting.confirmedTitle({ partner })),
      whenBlock(telling, meeting.start),
      detailFacts(telling, meeting),
      joinLink(telling, meeting),
      noticeLine(telling, meeting),
      say(words.meeting.calendarFollows()),
      withUndo(telling, manage(telling, meeting), undo),
    ],
  });
}

/** Behind “More”: agreeing is seldom a mis-tap, and there are other ways out of it. */
function withUndo({ reader }: Telling, block: Block | null, undo: UndoId): Block {
  const own = choice(reader.words.meeting.undo(), { type: 'meeting.undo', undo }, { weight: 'rare' });
  return block?.block === 'choices' ? { ...block, choices: [...block.choices, own] } : choices(own);
}

async function askAboutClash(context: Context, telling: Telling, meeting: Meeting): Promise<Outcome> {
  const { words } = context;
  const at = { meeting: meeting.id, s: meeting.scheduleRevision };
  const hints: Block[] = await clashHints(context, telling, [meeting]);
  const asked = done(
    card('meeting.clash', {
      summary: words.meeting.clashTitle(),
      blocks: [
        title(words.meeting.clashTitle()),
        whenBlock(telling, meeting.start),
        ...hints,
        choices(
          choice(words.meeting.confirmAnyway(), { type: 'meeting.confirm', ...at, anyway: true }),
          choice(words.meeting.anotherTime(), { type: 'meeting.move.open', ...at }, { weight: 'first' }),
          choice(words.meeting.cannot(), { type: 'meeting.decline', ...at }),
        ),
      ],
    }),
  );
  return insteadOf(asked, words.meeting.clashTitle());
}

export const declineMeeting: Verb<'meeting.decline'> = async (context, intent) => {
  const it = await aboutMeeting(context, intent.meeting);
  if (!it) return notYours(context.words);
  const decision = decline(it.facts, context.who.id, intent.meeting, intent.s, context.now);
  if (isRefusal(decision)) return refusal(context, decision, it.meeting, it.facts);
  const said = context.words.meeting.declinedByYou({ partner: partnerNames(it.telling), when: when(it.telling, it.meeting.start) });
  return declined(context, it.telling, it.meeting, said, decision.changes);
};

export const confirmWholeSeries: Verb<'series.confirm'> = async (context, intent) => {
  const it = await aboutSeries(context, intent.series);
  if (!it) return notYours(context.words);
  const decision = confirmSeries(it.facts, context.who.id, intent.series, context.now);
  const one = it.facts.meetings.find((meeting) => meeting.series === intent.series);
  if (isRefusal(decision)) return refusal(context, decision, one, it.facts);
  const meetings = decision.changes.flatMap((change) => ('put' in change && change.put === 'meeting' ? [change.row] : []));
  const summary = context.words.meeting.seriesConfirmedByYou({
    count: meetings.length,
    partner: partnerNames(it.telling),
    when: onWhen(it.telling, meetings[0]!.start),
  });
  const undo = undoOf(it.facts, context.who.id, context.newId('und'), decision.changes, context.now);
  const answer = card('meeting.series-agreed', {
    summary,
    blocks: [
      title(summary),
      ...(await clashHints(context, it.telling, meetings)),
      say(context.words.meeting.calendarFollows()),
      withUndo(it.telling, manage(it.telling, meetings[0]!), undo.id),
    ],
  });
  return done(answer, 'replace', [...decision.changes, put('undo', undo)]);
};

export const declineWholeSeries: Verb<'series.decline'> = async (context, intent) => {
  const it = await aboutSeries(context, intent.series);
  if (!it) return notYours(context.words);
  const decision = declineSeries(it.facts, context.who.id, intent.series, context.now);
  const one = it.facts.meetings.find((meeting) => meeting.series === intent.series);
  if (isRefusal(decision)) return refusal(context, decision, one, it.facts);
  const [first, ...others] = decision.changes.flatMap((change) => ('put' in change && change.put === 'meeting' ? [change.row] : []));
  const said = context.words.meeting.seriesDeclinedByYou({
    partner: partnerNames(it.telling),
    count: others.length + 1,
    when: onWhen(it.telling, first!.start),
  });
  return declined(context, it.telling, first!, said, decision.changes);
};

async function declined(
  context: Context,
  telling: Telling,
  meeting: Meeting,
  summary: string,
  changes: readonly Change[],
): Promise<Outcome> {
  const { words } = context;
  const undo = undoOf(telling.facts, context.who.id, context.newId('und'), changes, context.now);
  const slots = await slotChoices(context, telling, meeting);
  const answer = card('meeting.declined', {
    summary,
    blocks: [
      title(summary),
      noDateLeft(telling, meeting),
      say(slots.length > 0 ? words.meeting.askAnother() : words.meeting.askAnotherNoSlots()),
      choices(
        ...slots,
        choice(words.meeting.anotherTime(), { type: 'meeting.open', mentorship: meeting.mentorship }),
        choice(words.meeting.undo(), { type: 'meeting.undo', undo: undo.id }, { weight: 'rare' }),
      ),
    ],
  });
  return done(answer, 'replace', [...changes, put('undo', undo)]);
}
