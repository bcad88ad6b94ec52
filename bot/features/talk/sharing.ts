import { may } from '../../../shared/access.ts';
import { type Change, drop, put } from '../../../shared/decision.ts';
import { chosen } from '../../../shared/talks/answers.ts';
import type { TalkRefusal } from '../../../shared/talks/say.ts';
import type { Talk } from '../../../shared/talks/talk.ts';
import type { Context } from '../feature.ts';

/** That something of a talk is shared, or no longer is, as the facts of its pair have it: never what. */
export async function sharingOf({ tx, who, now, facts }: Context, talk: Talk): Promise<readonly Change[] | TalkRefusal> {
  const { id, mentorship } = talk;
  if (mentorship === null) return [];
  const shares = chosen(talk, 'shared').length > 0;
  const known = await tx.selectFrom('talkShared').select('talk').where('talk', '=', id).executeTakeFirst();
  if (shares === (known !== undefined)) return [];
  const pair = await facts(mentorship);
  if (shares && !(pair && may(who.id, 'take-part', pair))) return { refused: 'nobodyToShareWith' };
  const fact = { talk: id, mentorship, by: who.id, at: now };
  return [shares ? put('talkShared', fact) : drop('talkShared', fact)];
}
