import { holderOf } from '../../../shared/talks/answers.ts';
import type { Move } from '../../../shared/talks/move.ts';
import type { Source } from '../../../shared/talks/talk.ts';
import { talkOf, talksOf } from '../../store/talks.ts';
import type { Context, Outcome, Verb } from '../feature.ts';
import { moved } from './moved.ts';

/** A message that was edited or deleted in the chat: what was kept of it follows, however long ago it was written. */
export const chatEdited: Verb<'talk.edited'> = (context, { source, text }) => follow(context, source, { move: 'edited', source, text });

export const chatDeleted: Verb<'talk.deleted'> = (context, { source }) => follow(context, source, { move: 'deleted', source });

async function follow(context: Context, source: Source, move: Move): Promise<Outcome> {
  const { tx, seal, who } = context;
  const all = await talksOf(tx, seal, who.id);
  const holds = all.find((talk) => holderOf(talk, source) || talk.ratings.some((rating) => rating.source === source));
  // Locked, and read again: another message may have come in between.
  const talk = holds && (await talkOf(tx, seal, who.id, holds.id));
  return talk ? moved(context, talk, move, 'new') : { answer: { answer: 'quiet' } };
}
