import { may } from '../../../shared/access.ts';
import { isRefusal, type Refusal } from '../../../shared/decision.ts';
import type { MeetingId, SeriesId } from '../../../shared/domain/ids.ts';
import type { Meeting } from '../../../shared/domain/meeting.ts';
import type { Facts } from '../../../shared/facts.ts';
import type { Words } from '../../../shared/words/words.ts';
import { mentorshipOfMeeting, mentorshipOfSeries } from '../../store/mentorships.ts';
import { type Context, done, insteadOf, type Outcome, refused } from '../feature.ts';
import type { Telling } from './say.ts';
import { statusCard } from './status.ts';

/** Loads what a verb about one meeting goes by; null when it is not there, or not theirs to know of. */
export async function aboutMeeting(context: Context, id: MeetingId): Promise<{ facts: Facts; meeting: Meeting; telling: Telling } | null> {
  const mentorship = await mentorshipOfMeeting(context.tx, id);
  const facts = mentorship && (await context.facts(mentorship));
  const meeting = facts?.meetings.find((one) => one.id === id);
  if (!facts || !meeting || !may(context.who.id, 'take-part', facts)) return null;
  return { facts, meeting, telling: tellingOf(context, facts) };
}

export async function aboutSeries(context: Context, id: SeriesId): Promise<{ facts: Facts; telling: Telling } | null> {
  const mentorship = await mentorshipOfSeries(context.tx, id);
  const facts = mentorship && (await context.facts(mentorship));
  if (!facts || !may(context.who.id, 'take-part', facts)) return null;
  return { facts, telling: tellingOf(context, facts) };
}

export function tellingOf(context: Context, facts: Facts): Telling {
  return { facts, reader: { person: context.who, words: context.words }, now: context.now };
}

export const notYours = (words: Words): Outcome => refused(words.meeting.refusedNotYours());

/** Refusals for which the card that was used is out of date: it is redrawn as things stand, with the reason on it. */
const stale = new Set(['movedSince', 'isOff', 'isOver', 'alreadyConfirmed', 'ownProposal', 'nothingToAnswer', 'stillStands']);

export function refusal(context: Context, no: Refusal, meeting?: Meeting, facts?: Facts): Outcome {
  const why = sayRefusal(context.words, no);
  if (meeting && facts && stale.has(no.refused)) return insteadOf(done(statusCard(tellingOf(context, facts), meeting, { note: why })), why);
  return refused(why, no.field ? { [no.field]: why } : {});
}

function sayRefusal(words: Words, no: Refusal): string {
  const key = `refused${no.refused[0]!.toUpperCase()}${no.refused.slice(1)}`;
  const sentence = (words.meeting as Record<string, (values?: object) => string>)[key];
  if (!sentence) throw new Error(`no words for the refusal ${no.refused}`);
  return sentence(no.values);
}

export { isRefusal };
