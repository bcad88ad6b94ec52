import { type Choice, choice } from '../chat/card.ts';
import type { Reader } from './feature.ts';

/** “Why did I get this?”, on a message that Cairn sent on its own; a card that somebody asked for needs none. */
export function whyChoice({ words }: Pick<Reader, 'words'>, notification: string | null): Choice | null {
  return notification === null ? null : choice(words.nudge.why(), { type: 'nudge.why', notification }, { weight: 'rare' });
}
