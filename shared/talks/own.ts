import type { TalkId } from '../domain/ids.ts';
import { present } from './present.ts';
import { scriptOf } from './registry.ts';
import { find, inLanguage, type Worded } from './script.ts';
import type { Talk } from './talk.ts';

/**
 * A talk as a page shows it to whoever has it, and to nobody else: where it is, and what they answered. Numbers are in it as little as in
 * a chat: they are read where they were given.
 */
export type OwnTalk = {
  id: TalkId;
  title: string;
  status: Talk['status'];
  at:
    | { in: 'question'; question: string; ask: string; stage: string; nth: number; of: number; scale: Scale | null; text: string }
    | { in: 'below'; question: string; under: number }
    | { in: 'summary' }
    /** Paused or done. */
    | null;
  answered: { question: string; ask: string; text: string }[];
};
type Scale = { least: number; most: number };

export function ownTalk(talk: Talk, language: string): OwnTalk {
  const say = (one: Worded) => inLanguage(one, language);
  const script = scriptOf(talk.script);
  const answered = talk.answers.flatMap(({ question, pieces, skipped }) => {
    const ask = find(script, question)?.question.ask;
    return skipped || pieces.length === 0 || !ask ? [] : [{ question, ask: say(ask), text: pieces.map(({ text }) => text).join('\n') }];
  });
  return { id: talk.id, title: say(script.title), status: talk.status, at: placeOf(talk, say), answered };
}

function placeOf(talk: Talk, say: (worded: Worded) => string): OwnTalk['at'] {
  if (talk.status !== 'open') return null;
  const [here] = present(talk);
  if (here?.show === 'below') return { in: 'below', question: here.question, under: here.under };
  if (here?.show !== 'question') return { in: 'summary' };
  const { question, ask, stage, position, scale, text } = here;
  return { in: 'question', question, ask: say(ask), stage: say(stage.name), ...position, scale, text: text ?? '' };
}
