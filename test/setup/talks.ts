import { isRefusal } from '../../shared/decision.ts';
import type { MeetingId, MentorshipId, TalkId } from '../../shared/domain/ids.ts';
import type { Move } from '../../shared/talks/move.ts';
import { present } from '../../shared/talks/present.ts';
import type { Say } from '../../shared/talks/say.ts';
import { startTalk } from '../../shared/talks/start.ts';
import { step } from '../../shared/talks/step.ts';
import type { ScriptId, Talk } from '../../shared/talks/talk.ts';
import type { Instant } from '../../shared/time.ts';
import { maya } from './pair-facts.ts';

export const monday = '2026-11-16T10:00:00.000Z' as Instant;

export const wish = (script: ScriptId = 'grow') => ({
  id: 'tlk_one1' as TalkId,
  person: maya,
  mentorship: 'men_kofimaya' as MentorshipId | null,
  meeting: 'mtg_next' as MeetingId | null,
  script,
});

export function newTalk(script: ScriptId = 'grow', other: Partial<Talk> = {}): Talk {
  const talk = startTalk(wish(script), [], monday);
  if (isRefusal(talk)) throw new Error(talk.refused);
  return { ...talk, ...other };
}

/** A talk that somebody is having: each move changes it, or fails the test with the refusal. */
export function having(begun: Talk = newTalk()) {
  let talk = begun;
  let say: Say[] = [];
  let messages = 0;
  const having = {
    talk: () => talk,
    say: () => say,
    does(move: Move, now: Instant = monday) {
      const outcome = step(talk, move, now);
      if (isRefusal(outcome)) throw new Error(`${move.move}: ${outcome.refused}`);
      ({ talk, say } = outcome);
      return having;
    },
    /** What a move is refused with; the talk stays as it was. */
    refused(move: Move, now: Instant = monday) {
      const outcome = step(talk, move, now);
      return isRefusal(outcome) ? outcome.refused : 'done';
    },
    /** Types each text as a message of its own; the sources are m1, m2 … */
    types(...texts: string[]) {
      for (const text of texts) having.does({ move: 'piece', source: `m${++messages}`, text });
      return having;
    },
    /** Answers through the form of the question it is at. */
    fills(text: string) {
      return having.does({ move: 'answer', question: having.question(), text });
    },
    /** The question that is asked, or where else the talk is. */
    question(): string {
      return talk.at.in === 'question' ? talk.at.question : talk.at.in === 'below' ? `below ${talk.at.question}` : 'summary';
    },
    shows: <S extends Say['show']>(show: S) => say.find((one): one is Extract<Say, { show: S }> => one.show === show),
    lines: () => say.flatMap((one) => (one.show === 'line' ? one.key : [])),
    /** Everything written, by question. */
    answers: () => Object.fromEntries(talk.answers.map((one) => [one.question, one.pieces.map(({ text }) => text)])),
    position(): string {
      const shown = present(talk).find((one) => one.show === 'question');
      return shown ? `${shown.position.nth} of ${shown.position.of}` : 'none';
    },
  };
  return having;
}

/** What GROW asks of everybody. */
export const spine = ['goal.today', 'goal.ahead', 'reality.now', 'options.ways', 'way.choice', 'way.step', 'way.when', 'rating.commitment'];

/** GROW up to the rating, each answer through its form. */
export function upToRating() {
  const maya = having().does({ move: 'begin' });
  for (const question of spine.slice(0, -1)) maya.fills(`my ${question}`);
  return maya;
}
