import type { Ask } from '../../../shared/intent.ts';
import type { Words } from '../../../shared/words/words.ts';
import { card, choice, choices, say } from '../card.ts';
import { type Message, renderMessage } from './render.ts';

/** Slack opens a window only for a press, and only for three seconds: a button that asks the same again is such a press. */
export function behindButton(ask: Ask | null, sentence: string, label: string, words: Words): Message {
  const button = ask ? choices(choice(label, ask, { weight: 'first' })) : null;
  return renderMessage(card('form.waits', { summary: sentence, blocks: [say(sentence), button] }), words);
}
