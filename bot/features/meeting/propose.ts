import { put } from '../../../shared/decision.ts';
import { agreedTime, clashing, propose, proposeSeries } from '../../../shared/domain/booking.ts';
import { undoOf } from '../../../shared/domain/calling-off.ts';
import { endOf, type Meeting } from '../../../shared/domain/meeting.ts';
import { recurrenceOf } from '../../../shared/domain/series.ts';
import type { IntentOf } from '../../../shared/intent.ts';
import { type Reading, read } from '../../../shared/time.ts';
import { sayTimeOfDay, sayWhen } from '../../../shared/words/dates.ts';
import { type Block, card, choice, choices, hint, say, title } from '../../chat/card.ts';
import { diaryOf } from '../../store/diary.ts';
import { type Context, done, insteadOf, type Outcome, type Verb } from '../feature.ts';
import { isRefusal, notYours, refusal, tellingOf } from './context.ts';
import { datesOf, detailFacts } from './parts.ts';
import { partnerNames, type Telling, when, whenBlock } from './say.ts';

export const proposeMeeting: Verb<'meeting.propose'> = async (context, intent) => {
  const facts = await context.facts(intent.mentorship);
  if (!facts?.parties.some((party) => party.person === context.who.id)) return notYours(context.words);
  const time = agreedTime(intent);
  if ('kind' in time) return askWhichTime(context, intent, time);

  const { minutes, method, place, joinLink } = intent;
  const proposal = { time, minutes, method, place, joinLink };
  const recurrence = recurrenceOf(intent.repeats, intent.date);
  const decision = recurrence
    ? proposeSeries(
        facts,
        context.who.id,
        proposal,
        { recurrence, count: intent.count },
        { series: context.newId('ser'), meetings: Array.from({ length: intent.count }, () => context.newId('mtg')) },
        context.now,
      )
    : propose(facts, context.who.id, proposal, context.newId('mtg'), context.now);
  if (isRefusal(decision)) return refusal(context, decision);

  const telling = tellingOf(context, facts);
  const meetings = decision.changes.flatMap((change) => ('put' in change && change.put === 'meeting' ? [change.row] : []));
  const undo = undoOf(facts, context.who.id, context.newId('und'), decision.changes, context.now);
  const blocks = meetings.length === 1 ? single(telling, meetings[0]!) : several(telling, meetings);
  const hints = [lengthHint(telling, minutes), ...(await clashHints(context, telling, meetings))];
  const partner = partnerNames(telling);
  const answer = card('meeting.proposed', {
    summary: context.words.meeting.proposedSummary({ partner, when: when(telling, meetings[0]!.start) }),
    blocks: [
      ...blocks,
      ...hints,
      say(context.words.meeting.proposedNext({ partner })),
      choices(
        choice(context.words.meeting.undo(), { type: 'meeting.undo', undo: undo.id }),
        choice(context.words.meeting.manage(), { type: 'meeting.show', meeting: meetings[0]!.id }),
      ),
    ],
  });
  return done(answer, 'replace', [...decision.changes, put('undo', undo)]);
};

function single(telling: Telling, meeting: Meeting): Block[] {
  return [
    title(telling.reader.words.meeting.proposedTitle({ partner: partnerNames(telling) })),
    whenBlock(telling, meeting.start),
    detailFacts(telling, meeting),
  ];
}

function several(telling: Telling, meetings: readonly Meeting[]): Block[] {
  const { words, person } = telling.reader;
  const first = meetings[0]!;
  const changing = meetings.filter((one) => read(one.at, one.zone).kind !== 'once');
  return [
    title(words.meeting.seriesProposedTitle({ partner: partnerNames(telling), count: meetings.length })),
    datesOf(telling, meetings),
    ...(changing.length > 0
      ? [
          hint(
            words.meeting.seriesClocks({
              count: changing.length,
              dates: changing.map((one) => sayWhen(one.start, person.zone, person.language, telling.now)).join('; '),
            }),
          ),
        ]
      : []),
    detailFacts(telling, first),
  ];
}

/** A hint outside the programme's usual length, never a block. */
export function lengthHint(telling: Telling, minutes: number): Block | null {
  const { shortestMinutes: least, longestMinutes: most } = telling.facts.programme.policy;
  const { words } = telling.reader;
  if (minutes < least) return hint(words.meeting.lengthShort({ least }));
  return minutes > most ? hint(words.meeting.lengthLong({ most })) : null;
}

/** Where the asker has something else in Cairn then. Nobody but they see it. */
export async function clashHints(
  context: Context,
  telling: Telling,
  meetings: readonly Pick<Meeting, 'id' | 'start' | 'minutes'>[],
): Promise<Block[]> {
  const first = meetings[0]!;
  const last = meetings.at(-1)!;
  const diary = await diaryOf(context.tx, context.who.id, first.start, endOf(last));
  const hints: Block[] = [];
  for (const other of meetings.flatMap((meeting) => clashing(diary, meeting))) {
    const facts = await context.facts(other.mentorship);
    if (facts)
      hints.push(hint(context.words.meeting.clash({ other: partnerNames({ ...telling, facts }), when: when(telling, other.start) })));
  }
  return hints.slice(0, 3);
}

/** The clocks change over the time said: it is explained, and chosen. */
export function askWhichTime(
  context: Context,
  ask: IntentOf<'meeting.propose' | 'meeting.move'>,
  reading: Exclude<Reading, { kind: 'once' }>,
): Outcome {
  const { words, who } = context;
  const time = sayTimeOfDay(ask.time, who.language);
  const why = reading.kind === 'twice' ? words.meeting.clocksTwice({ time }) : words.meeting.clocksSkipped({ time });
  const options = (['earlier', 'later'] as const).map((fold) =>
    choice(sayWhen(reading[fold], ask.zone, who.language, context.now), { ...ask, fold }),
  );
  const asked = card('meeting.which-time', { summary: why, blocks: [title(words.meeting.whichTitle()), say(why), choices(...options)] });
  return insteadOf(done(asked), why);
}
