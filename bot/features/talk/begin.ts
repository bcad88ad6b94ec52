import { may } from '../../../shared/access.ts';
import { isRefusal } from '../../../shared/decision.ts';
import type { MeetingId, MentorshipId } from '../../../shared/domain/ids.ts';
import { present } from '../../../shared/talks/present.ts';
import { startTalk } from '../../../shared/talks/start.ts';
import { activeMentorshipsOf, mentorshipOfMeeting } from '../../store/mentorships.ts';
import { lockPerson } from '../../store/people.ts';
import { openTalkOf } from '../../store/talks.ts';
import { type Context, done, refused, type Verb } from '../feature.ts';
import { talkCard } from './cards.ts';
import { moved, telling } from './moved.ts';

/** A talk at its first question. While another is open, that one is shown. */
export const begin: Verb<'talk.begin'> = async (context, { script, meeting = null }) => {
  const { tx, seal, who, words, now, newId } = context;
  const mentorship = meeting ? await ofMeeting(context, meeting) : await onlyOne(context);
  if (meeting && !mentorship) return refused(words.talk.notYourMeeting());
  await lockPerson(tx, who.id);
  const open = await openTalkOf(tx, seal, who.id);
  const id = newId('tlk');
  const talk = startTalk({ id, person: who.id, mentorship, meeting, script }, open ? [open] : [], now);
  if (!isRefusal(talk)) return moved(context, talk, { move: 'begin' }, 'replace');
  return done(talkCard(await telling(context, open!), present(open!), words.talk.oneAtATime()), 'new');
};

/** null for a meeting that is not there, or not theirs to know of. */
export async function ofMeeting({ tx, who, facts }: Context, meeting: MeetingId): Promise<MentorshipId | null> {
  const mentorship = await mentorshipOfMeeting(tx, meeting);
  const pair = mentorship && (await facts(mentorship));
  return pair && may(who.id, 'take-part', pair) ? mentorship : null;
}

/** Whoever has several pairs prepares with one of them from its meeting; otherwise the talk is for themselves. */
async function onlyOne({ tx, who }: Context): Promise<MentorshipId | null> {
  const [only = null, ...others] = await activeMentorshipsOf(tx, who.id);
  return others.length === 0 ? only : null;
}
