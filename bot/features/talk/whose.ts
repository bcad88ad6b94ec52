import { may } from '../../../shared/access.ts';
import type { MeetingId, MentorshipId } from '../../../shared/domain/ids.ts';
import { activeMentorshipsOf, mentorshipOfMeeting } from '../../store/mentorships.ts';
import { type Context, type Outcome, refused } from '../feature.ts';

/** The meeting or the plan that a talk is asked for from; neither where it is asked for by itself. */
export type About = { meeting?: MeetingId | undefined; mentorship?: MentorshipId | undefined };

/** With whom a talk is going to be: null where it is somebody's alone; refused for a pair that is not theirs. */
export async function pairFor(context: Context, { meeting, mentorship }: About): Promise<{ mentorship: MentorshipId | null } | Outcome> {
  const { tx, words } = context;
  if (!meeting && !mentorship) return { mentorship: await onlyOne(context) };
  const asked = meeting ? await mentorshipOfMeeting(tx, meeting) : mentorship!;
  if (asked && (await takesPart(context, asked))) return { mentorship: asked };
  return refused(meeting ? words.talk.notYourMeeting() : words.plan.notYours());
}

async function takesPart({ who, facts }: Context, mentorship: MentorshipId): Promise<boolean> {
  const pair = await facts(mentorship);
  return pair !== null && may(who.id, 'take-part', pair);
}

/** Whoever has several pairs prepares with one of them from its meeting or plan; otherwise the talk is for themselves. */
async function onlyOne({ tx, who }: Context): Promise<MentorshipId | null> {
  const [only = null, ...others] = await activeMentorshipsOf(tx, who.id);
  return others.length === 0 ? only : null;
}
