import { isRefusal } from '../../../shared/decision.ts';
import { present } from '../../../shared/talks/present.ts';
import { step } from '../../../shared/talks/step.ts';
import { openTalkOf, removeTalk, talkLinesOf, talkOf } from '../../store/talks.ts';
import { done, type Outcome, refused, type Verb } from '../feature.ts';
import { sayRefusal } from '../refusal.ts';
import { stoppedCard, talkCard } from './cards.ts';
import { answerForm, formHolds } from './forms.ts';
import { moved, telling } from './moved.ts';
import { sharingOf } from './sharing.ts';

/** Where a talk is, on any device and after any time; without one, the way to one. */
export const show: Verb<'talk.show'> = async (context, { talk: id }) => {
  const half = id ?? (await talkLinesOf(context.tx, context.who.id)).find(({ status }) => status === 'open' || status === 'paused')?.id;
  if (!half) return { instead: { type: 'talk.offer' } };
  const talk = await talkOf(context.tx, context.seal, context.who.id, half);
  if (!talk) return refused(context.words.talk.notKept());
  return done(talkCard(await telling(context, talk), present(talk)), 'new');
};

export const move: Verb<'talk.move'> = async (context, { talk: id, move }) => {
  const talk = await talkOf(context.tx, context.seal, context.who.id, id);
  if (!talk) return refused(context.words.talk.notKept());
  if (move.move === 'stop') return { instead: { type: 'talk.stop', talk: id } };
  if (move.move === 'resume') {
    const open = await openTalkOf(context.tx, context.seal, context.who.id);
    if (open && open.id !== id) return refused(context.words.talk.oneAtATime());
  }
  return moved(context, talk, move, 'source' in move && move.move === 'piece' ? 'new' : 'replace');
};

export const openAnswer: Verb<'talk.answer.open'> = async (context, { talk: id, question }) => {
  const { tx, seal, who, words } = context;
  const talk = await talkOf(tx, seal, who.id, id);
  if (!talk) return refused(words.talk.notKept());
  if (!formHolds(talk, question)) return refused(words.talk.tooLongForForm());
  const form = answerForm({ words, person: who }, talk, question);
  return form ? { answer: { answer: 'form', form } } : refused(words.talk.notThereYet());
};

export const answer: Verb<'talk.answer'> = async (context, { talk: id, question, text, value }) => {
  const talk = await talkOf(context.tx, context.seal, context.who.id, id);
  if (!talk) return refused(context.words.talk.notKept());
  const wish = { move: 'answer', question, text, ...(value === undefined ? {} : { value }) } as const;
  const no = step(talk, wish, context.now);
  if (isRefusal(no)) return sayRefusal(context.words.talk, { ...no, field: 'text' });
  return moved(context, talk, wish, 'replace');
};

/** Thrown away in any state, also finished: nothing of it is kept, and what was shared of it no longer is. */
export const stop: Verb<'talk.stop'> = async (context, { talk: id }): Promise<Outcome> => {
  const { tx, seal, who, words, now } = context;
  const talk = await talkOf(tx, seal, who.id, id);
  if (!talk) return refused(words.talk.notKept());
  const stopped = step({ ...talk, status: 'open' }, { move: 'stop' }, now);
  if (isRefusal(stopped)) throw new Error(`${id} cannot be stopped: ${stopped.refused}`);
  const changes = await sharingOf(context, stopped.talk);
  await removeTalk(tx, id);
  const outcome = done(stoppedCard(words, stopped.say), 'replace', 'refused' in changes ? [] : changes);
  return { ...outcome, again: { type: 'talk.offer' } };
};
