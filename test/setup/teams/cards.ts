import { seen as withoutJoiners } from '../means.ts';
import type { Json } from './state.ts';

/** What somebody reads of a card, a line each, and its buttons in brackets. */
export function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const one = value as Json;
  switch (one.type) {
    case 'TextBlock':
      return [seen(one.text)];
    case 'RichTextBlock':
      return [(one.inlines as Json[]).map(({ text }) => seen(text)).join('')];
    case 'FactSet':
      return (one.facts as Json[]).map(({ title, value: said }) => `${seen(title)}: ${seen(said)}`);
    case 'Image':
      return [String(one.altText ?? '')];
    case 'ActionSet':
      return [(one.actions as Json[]).map(({ title }) => `[${title}]`).join(' ')];
    case 'Column':
    case 'Container':
      return textsIn(one.items);
    case 'ColumnSet':
      return [textsIn(one.columns).join(' ')];
    case 'AdaptiveCard':
      return textsIn(one.body);
    default:
      return String(one.type).startsWith('Input.') ? [String(one.label)] : [];
  }
}

const seen = (text: unknown) => withoutJoiners(String(text ?? ''));

/** Everything of a card, whatever it is inside of; not what an action carries. */
export function everythingIn(value: unknown): Json[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(everythingIn);
  const own = 'type' in value ? [value as Json] : [];
  return [...own, ...Object.entries(value).flatMap(([name, one]) => (name === 'data' || name === 'fallback' ? [] : everythingIn(one)))];
}

export const inputsOf = (card: unknown): Json[] => everythingIn(card).filter(({ type }) => String(type).startsWith('Input.'));

/** The action of that title; where it folds open to ask whether somebody is sure, the one that says yes. */
export function actionCalled(title: string, card: unknown): Json | null {
  const found = everythingIn(card).find((one) => String(one.type).startsWith('Action.') && (one.tooltip ?? one.title) === title);
  if (!found) return null;
  if (found.type !== 'Action.ShowCard') return found;
  return everythingIn(found.card).find(({ type }) => String(type).startsWith('Action.')) ?? null;
}

export const titlesIn = (card: unknown): string[] =>
  everythingIn(card).flatMap(({ type, title }) => (String(type).startsWith('Action.') ? [String(title)] : []));

/** What is said in red right above each input, by its id. */
export function errorsIn(card: Json): Record<string, string> {
  const errors: Record<string, string> = {};
  let red: string[] = [];
  for (const one of card.body as Json[]) {
    const isRed = one.type === 'RichTextBlock' && (one.inlines as Json[]).every(({ color }) => color === 'Attention');
    if (isRed) red.push(...textsIn(one));
    else {
      if (String(one.type).startsWith('Input.') && red.length > 0) errors[String(one.id)] = red.join('\n');
      red = [];
    }
  }
  return errors;
}
