import type { TalkId } from '../../shared/domain/ids.ts';
import { mentionDue } from '../../shared/talks/start.ts';
import { step } from '../../shared/talks/step.ts';
import { saveTalk, talkLinesOf, talkOf } from '../store/talks.ts';
import type { Context } from './feature.ts';

/** The talk that somebody has not finished. It is mentioned once ever, where they look by themselves; after that only the way back to it is there. */
export async function halfDone({ tx, seal, who, now }: Context): Promise<{ id: TalkId; mention: boolean } | null> {
  const line = (await talkLinesOf(tx, who.id)).find(({ status }) => status === 'open' || status === 'paused');
  const talk = line && (await talkOf(tx, seal, who.id, line.id));
  if (!talk) return null;
  const due = mentionDue(talk);
  const mentioned = due !== null && due <= now ? step(talk, { move: 'mention' }, now) : null;
  if (mentioned === null || 'refused' in mentioned) return { id: talk.id, mention: false };
  await saveTalk(tx, seal, mentioned.talk);
  return { id: talk.id, mention: true };
}
