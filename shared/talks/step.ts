import { isRefusal } from '../decision.ts';
import type { Instant } from '../time.ts';
import * as doubt from './doubt.ts';
import * as ending from './ending.ts';
import * as messages from './messages.ts';
import type { Move } from './move.ts';
import * as rating from './rating-moves.ts';
import { scriptOf } from './registry.ts';
import { questionAt } from './route.ts';
import type { Outcome, TalkRefusal } from './say.ts';
import type { Script } from './script.ts';
import type { Talk } from './talk.ts';
import * as walking from './walking.ts';
import * as writing from './writing.ts';

type Moves = { [M in Move['move']]: (talk: Talk, move: Extract<Move, { move: M }>, script: Script, now: Instant) => Outcome };

const moves: Moves = {
  begin: walking.begin,
  next: walking.next,
  skip: walking.skip,
  back: walking.back,
  change: walking.change,
  differently: walking.differently,
  deeper: walking.deeper,
  piece: writing.piece,
  answer: writing.answer,
  edited: messages.edited,
  deleted: messages.deleted,
  'meant-otherwise': doubt.meantOtherwise,
  keep: doubt.keep,
  'was-command': doubt.wasCommand,
  rate: rating.rate,
  raise: rating.raise,
  smaller: rating.smaller,
  'let-go': rating.letGo,
  pause: ending.pause,
  resume: ending.resume,
  stop: ending.stop,
  choose: ending.choose,
  finish: ending.finish,
  mention: ending.mention,
};

/**
 * The one way a talk changes: the talk as it is from now on, and what it says; or why not, and then nothing changes and
 * `present` says where it is. The same talk, move and instant always give the same outcome.
 */
export function step(talk: Talk, move: Move, now: Instant): Outcome {
  const refusal = closedTo(talk, move) ?? outOfDate(talk, move);
  if (refusal) return refusal;
  const script = scriptOf(talk.script);
  const judge = moves[move.move] as (talk: Talk, move: Move, script: Script, now: Instant) => Outcome;
  const outcome = judge(talk, move, script, now);
  if (isRefusal(outcome)) return outcome;
  // A reminder is not something that its person did.
  const changedAt = move.move === 'mention' ? talk.changedAt : now;
  return { ...outcome, talk: { ...outcome.talk, changedAt } };
}

/** Whoever comes back to a form or a message that was open elsewhere does not lose what they wrote there. */
const whilePaused: readonly Move['move'][] = ['resume', 'stop', 'answer', 'edited', 'deleted', 'keep', 'was-command', 'mention'];
const whenDone: readonly Move['move'][] = ['answer', 'edited', 'deleted', 'choose'];

function closedTo(talk: Talk, { move }: Move): TalkRefusal | null {
  if (talk.status === 'stopped') return { refused: 'talkStopped' };
  if (talk.status === 'done') return whenDone.includes(move) ? null : { refused: 'talkDone' };
  if (talk.status === 'paused') return whilePaused.includes(move) ? null : { refused: 'talkPaused' };
  return null;
}

function outOfDate(talk: Talk, move: Move): TalkRefusal | null {
  return 'on' in move && move.on !== undefined && move.on !== questionAt(talk) ? { refused: 'movedOn' } : null;
}
