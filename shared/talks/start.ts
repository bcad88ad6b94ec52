import { type Instant, plus } from '../time.ts';
import { newest } from './registry.ts';
import { at } from './route.ts';
import type { TalkRefusal } from './say.ts';
import { spineOf } from './script.ts';
import type { ScriptId, Talk } from './talk.ts';

/** A talk left alone for so long is mentioned. */
const MENTION_AFTER = { days: 3 };

type Wish = Pick<Talk, 'id' | 'person' | 'mentorship' | 'meeting'> & { script: ScriptId };

/** A talk at its first question; `begin` says it. `others` are this person's talks, of which one can be open at a time. */
export function startTalk({ script: id, ...wish }: Wish, others: readonly Talk[], now: Instant): Talk | TalkRefusal {
  if (openAmong(others)) return { refused: 'oneAtATime' };
  const script = newest(id);
  const path = spineOf(script).map((question) => question.id);
  return {
    ...wish,
    script: { id, version: script.version },
    status: 'open',
    path,
    at: at(path[0]!),
    came: [],
    returning: null,
    answers: [],
    ratings: [],
    toldAboutChat: false,
    startedAt: now,
    changedAt: now,
    mentionedAt: null,
  };
}

/** The talk that what somebody types belongs to. */
export function openAmong(talks: readonly Talk[]): Talk | null {
  return talks.find((talk) => talk.status === 'open') ?? null;
}

export function isHalfDone(talk: Talk): boolean {
  return (talk.status === 'open' || talk.status === 'paused') && talk.answers.length + talk.ratings.length > 0;
}

/** When a half-done talk is mentioned, once; null where nothing is to be said. */
export function mentionDue(talk: Talk): Instant | null {
  return isHalfDone(talk) && talk.mentionedAt === null ? plus(talk.changedAt, MENTION_AFTER) : null;
}
