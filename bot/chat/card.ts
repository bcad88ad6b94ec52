import type { Ask } from '../../shared/intent.ts';
import type { Instant } from '../../shared/time.ts';

/**
 * What is meant, not how it is drawn: each platform draws its richest idiom. Text is plain text with `*strong*` nowhere and
 * no markup of any platform: a renderer escapes it. Nothing in a card is cut silently; renderers say how many more there are.
 */
export type Card = {
  /** Which card this is, such as `meeting.reminder`. Never content. */
  name: string;
  /** What a notification and a screen reader say. One line, understood by itself. */
  summary: string;
  blocks: Block[];
};

export type Block =
  | { block: 'title'; text: string }
  | { block: 'say'; text: string }
  /** A word or two to be copied or typed elsewhere, letter by letter. Never what people wrote. */
  | { block: 'code'; text: string }
  /** Quieter than `say`: where something is written, who sees it. */
  | { block: 'hint'; text: string }
  /** A meeting's time, already worded for the reader (both zones when they differ). */
  | { block: 'when'; start: Instant; text: string; other: string | null }
  | { block: 'facts'; facts: { label: string; value: string }[] }
  | { block: 'list'; title: string | null; items: Item[]; more: string | null }
  | { block: 'choices'; choices: Choice[] }
  /** A link out: a join link, a calendar feed. https only. */
  | { block: 'link'; label: string; url: string }
  | { block: 'line' };

export type Item = { text: string; hint?: string; choices?: Choice[] };

export type Choice = {
  label: string;
  ask: Ask;
  /** `first` is the next thing to do, the only filled button of a card; `rare` goes behind “More”. */
  weight?: 'first' | 'plain' | 'rare';
  /** Asked before it is done, because it cannot be undone. */
  sure?: { title: string; text: string; yes: string; no: string };
};

export function card(name: string, content: { summary: string; blocks: (Block | null)[] }): Card {
  return { name, summary: content.summary, blocks: content.blocks.filter((block) => block !== null) };
}

export const title = (text: string): Block => ({ block: 'title', text });
export const say = (text: string): Block => ({ block: 'say', text });
export const toType = (text: string): Block => ({ block: 'code', text });
export const hint = (text: string): Block => ({ block: 'hint', text });
export const line = (): Block => ({ block: 'line' });
export const factList = (facts: { label: string; value: string }[]): Block => ({ block: 'facts', facts });
export const list = (items: Item[], options: { title?: string; more?: string | null } = {}): Block => ({
  block: 'list',
  title: options.title ?? null,
  items,
  more: options.more ?? null,
});
export const choices = (...all: (Choice | null)[]): Block => ({ block: 'choices', choices: all.filter((one) => one !== null) });
export const choice = (label: string, ask: Ask, options: Omit<Choice, 'label' | 'ask'> = {}): Choice => ({ label, ask, ...options });
