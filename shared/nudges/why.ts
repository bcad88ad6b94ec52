import type { Words } from '../words/words.ts';
import type { NudgeKind, Withheld } from './nudge.ts';

/** The sentence that answers “Why did I get this?”; `because` are the values that the message was planned with. */
export function whySentence(words: Words, kind: NudgeKind, because: Record<string, string | number>): string {
  return sentence(words, camel(kind), because);
}

/** The sentence that says why something owed was not sent, or, for the last two, is not sent yet. */
export function withheldSentence(words: Words, why: Withheld | 'day-full' | 'held-up'): string {
  return sentence(words, camel(`withheld-${why}`), {});
}

function sentence(words: Words, key: string, values: Record<string, string | number>): string {
  const say = (words.because as Record<string, (values: never) => string>)[key];
  if (!say) throw new Error(`because.json has no ${key}`);
  return say(values as never);
}

function camel(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
