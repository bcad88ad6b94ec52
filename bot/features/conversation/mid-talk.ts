import type { Intent } from '../../../shared/intent.ts';
import type { Move } from '../../../shared/talks/move.ts';
import { ratingQuestion, readRating } from '../../../shared/talks/ratings.ts';
import { scriptOf } from '../../../shared/talks/registry.ts';
import type { Source, Talk } from '../../../shared/talks/talk.ts';
import type { Meant } from './phrases.ts';

/** What somebody in a talk types to move in it, whole. “Stop” pauses, since nothing is thrown away at a word. */
const moves: Readonly<Record<string, Move>> = {
  next: { move: 'next' },
  skip: { move: 'skip' },
  back: { move: 'back' },
  pause: { move: 'pause' },
  stop: { move: 'pause' },
};

/** What Cairn is asked for by its name, and these two words, are never an answer. */
const forCairn = /^(?:\/?(?:mentoring|cairn)\b|help$|home$)/i;

/**
 * Words typed while a talk is open: a part of the answer, a move, or, where they may be meant otherwise (“cancel”), a part of
 * the answer that is asked about. null for what is clearly not for the talk.
 */
export function midTalk(talk: Talk, source: Source, text: string, meant: Meant): Intent | null {
  const said = text.trim();
  const move = moves[said.toLowerCase().replace(/[.!]+$/, '')];
  if (meant.means === 'ask' && meant.intent.type === 'talk.show') return null;
  const asking = (one: Move): Intent => ({ type: 'talk.move', talk: talk.id, move: one });
  if (forCairn.test(said) || talk.at.in === 'summary') return null;
  if (move) return asking(move);
  const isNumber = ratingQuestion(scriptOf(talk.script), talk.at.question) !== null && readRating(said) !== null;
  if (isNumber || meant.means === 'unknown' || meant.means === 'thanks') return asking({ move: 'piece', source, text });
  return talk.at.in === 'question' ? asking({ move: 'meant-otherwise', source, text }) : null;
}
