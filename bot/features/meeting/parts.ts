import { viewOfPair } from '../../../shared/access.ts';
import { isFirstMeeting } from '../../../shared/domain/first-meeting.ts';
import { hasEnded, isComing, type Meeting } from '../../../shared/domain/meeting.ts';
import { noticeSentence } from '../../../shared/nudges.ts';
import { minus } from '../../../shared/time.ts';
import { sayLength } from '../../../shared/words/dates.ts';
import { type Block, type Choice, choice, choices, factList, hint, list, say } from '../../chat/card.ts';
import { logChoice, logOf } from '../log-choice.ts';
import { methodName } from '../method.ts';
import { both, nameOf, partnerNames, type Telling, when } from './say.ts';

/** Pieces that several meeting cards share. */
export function detailFacts({ reader }: Telling, meeting: Meeting): Block {
  const { words, person } = reader;
  const facts = [
    { label: words.meeting.length(), value: sayLength(meeting.minutes, person.language) },
    { label: words.meeting.method(), value: methodName(meeting.method, words) },
  ];
  if (meeting.place) facts.push({ label: words.meeting.place(), value: meeting.place });
  return factList(facts);
}

/** Every date of a series, for both clocks. */
export function datesOf(telling: Telling, meetings: readonly Meeting[]): Block {
  return list(meetings.map((one) => ({ text: both(telling, one.start) })));
}

export function joinLink({ reader }: Telling, meeting: Meeting): Block | null {
  return meeting.joinLink ? { block: 'link', label: reader.words.meeting.joinLink(), url: meeting.joinLink } : null;
}

/** The agenda as both see it, and who said beforehand that their actions will not be ready. */
export function agendaBlocks(telling: Telling, meeting: Meeting, options: { removable: boolean }): Block[] {
  const { facts, reader } = telling;
  const { words } = reader;
  const own = facts.agenda.filter((point) => point.meeting === meeting.id);
  const points = own.filter((point) => point.kind === 'point');
  const blocks: Block[] = [];
  if (points.length > 0) {
    const items = points.map((point) => {
      const mine = point.person === reader.person.id;
      const text = words.meeting.agendaItem({ text: point.text, name: mine ? words.meeting.agendaYours() : nameOf(telling, point.person) });
      return {
        text,
        ...(point.talked ? { hint: words.meeting.agendaTalked() } : {}),
        ...(mine && options.removable
          ? { choices: [choice(words.meeting.removePoint(), { type: 'agenda.remove', point: point.id })] }
          : {}),
      };
    });
    blocks.push(list(items, { title: words.meeting.agenda() }));
  }
  for (const point of own.filter((one) => one.kind === 'actions-not-ready')) {
    const mine = point.person === reader.person.id;
    blocks.push(say(mine ? words.meeting.notReadyYours() : words.meeting.notReadyTheirs({ name: nameOf(telling, point.person) })));
  }
  return blocks;
}

/** What one can do about a meeting still to come. */
export function manage(telling: Telling, meeting: Meeting): Block | null {
  const { words, person } = telling.reader;
  const at = { meeting: meeting.id, s: meeting.scheduleRevision };
  const move = choice(words.meeting.move(), { type: 'meeting.move.open', ...at });
  const cannot = choice(words.meeting.cannotMake(), { type: 'meeting.cancel', ...at });
  const rare: Choice[] = [
    choice(words.meeting.agendaButton(), { type: 'agenda.open', meeting: meeting.id }, { weight: 'rare' }),
    choice(words.meeting.details(), { type: 'meeting.details.open', meeting: meeting.id }, { weight: 'rare' }),
  ];
  rare.push(...talkChoices(telling, meeting, telling.now < meeting.start ? 'before' : 'in'));
  if (meeting.series) rare.push(cancelSeriesChoice(telling, meeting.series));
  if (!isComing(meeting, telling.now)) return null;
  if (meeting.status === 'proposed' && meeting.proposedBy !== person.id) return answerChoices(telling, meeting);
  if (meeting.status === 'proposed') return choices(move, cannot, ...rare);
  return choices(choice(words.meeting.agendaButton(), { type: 'agenda.open', meeting: meeting.id }), move, cannot, ...rare.slice(1));
}

/**
 * Offered and never pushed: questions to prepare with, or to talk through in the meeting. `around` is for a card that is there before
 * it begins and while it lasts. A pair who have not met before also find what is good to talk about first.
 */
export function talkChoices({ facts, reader }: Telling, meeting: Meeting, when: 'before' | 'around' | 'in'): Choice[] {
  const { talk } = reader.words;
  const label = { before: talk.prepare, around: talk.aloneOrTogether, in: talk.inMeeting }[when];
  const guide = { type: 'talk.offer', meeting: meeting.id, how: 'together', script: 'first-meeting' } as const;
  return [
    choice(label(), { type: 'talk.offer', meeting: meeting.id }, { weight: 'rare' }),
    ...(isFirstMeeting(facts, meeting) ? [choice(talk.firstMeeting(), guide, { weight: 'rare' })] : []),
  ];
}

export function answerChoices({ reader }: Telling, meeting: Meeting): Block {
  const { words } = reader;
  const at = { meeting: meeting.id, s: meeting.scheduleRevision };
  return choices(
    choice(words.meeting.worksForMe(), { type: 'meeting.confirm', ...at }, { weight: 'first' }),
    choice(words.meeting.anotherTime(), { type: 'meeting.move.open', ...at }),
    choice(words.meeting.cannot(), { type: 'meeting.decline', ...at }),
  );
}

export function metChoices({ reader }: Telling, meeting: Meeting): Block {
  const { words } = reader;
  return choices(
    choice(words.meeting.metYes(), { type: 'meeting.met', meeting: meeting.id, met: true }, { weight: 'first' }),
    choice(words.meeting.metNo(), { type: 'meeting.met', meeting: meeting.id, met: false }),
  );
}

/** What a confirmation says about giving notice, where no message of its own will follow; null where one will. */
export function noticeLine(telling: Telling, meeting: Meeting): Block | null {
  const { facts, reader } = telling;
  const { words, person } = reader;
  const hours = facts.programme.policy.noticeHours;
  switch (noticeSentence(meeting, person, hours)) {
    case 'carried':
      return hint(words.meeting.noticeAgreed({ hours, mark: when(telling, minus(meeting.start, { hours })) }));
    case 'past':
      return hint(words.meeting.noticeCarried({ partner: partnerNames(telling) }));
    case 'coming':
      return null;
  }
}

/** A move that is declined leaves no date at all, which neither may have had in mind. */
export function noDateLeft(telling: Telling, { movedFrom }: Meeting): Block | null {
  if (movedFrom === null || movedFrom <= telling.now) return null;
  return say(telling.reader.words.meeting.declinedMove({ from: when(telling, movedFrom) }));
}

export function isToAnswerMet(telling: Telling, meeting: Meeting): boolean {
  const answered = telling.facts.attendance.some((one) => one.meeting === meeting.id && one.person === telling.reader.person.id);
  return meeting.status === 'confirmed' && hasEnded(meeting, telling.now) && !answered;
}

function cancelSeriesChoice({ reader }: Telling, series: NonNullable<Meeting['series']>): Choice {
  const { words } = reader;
  const sure = {
    title: words.meeting.cancelSeries(),
    text: words.meeting.sureSeries(),
    yes: words.meeting.cancelSeries(),
    no: words.meeting.keep(),
  };
  return choice(words.meeting.cancelSeries(), { type: 'series.cancel', series }, { weight: 'rare', sure });
}

/** The log of a meeting that took place, as far as its reader says; one that is there can be read whatever became of the meeting. */
export function toLog({ facts, reader, now }: Telling, meeting: Meeting): Choice | null {
  const pair = viewOfPair(facts, reader.person.id);
  if (!pair) return null;
  const log = logOf(pair, meeting);
  const saidYes = pair.attendance.some((one) => one.meeting === meeting.id && one.met);
  const took = meeting.status === 'held' || (meeting.status === 'confirmed' && hasEnded(meeting, now) && saidYes);
  return log || took ? logChoice(reader, meeting, log, log?.completedAt ? 'plain' : 'first') : null;
}
