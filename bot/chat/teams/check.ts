import { limits } from './limits.ts';
import type { AdaptiveCard } from './seam.ts';

type Loose = Record<string, unknown>;

/** What Teams would refuse of a card, or draw so that somebody cannot use it, in words for a developer; empty when all is well. */
export function check(card: AdaptiveCard, most: number): string[] {
  const problems: string[] = [];
  const size = JSON.stringify(card).length;
  if (size > most) problems.push(`${size} characters, ${most} fit`);
  if (card.body.length === 0) problems.push('nothing in it');
  const inputs = new Set<string>();
  for (const one of everything(card)) {
    const { type, id, label, actions = [], title, text } = one as Record<string, string | undefined> & { actions?: unknown[] };
    if (type?.startsWith('Input.')) {
      if (!id) problems.push('an input without an id');
      else if (inputs.has(id)) problems.push(`two inputs are called ${id}`);
      else inputs.add(id);
      if (!label?.trim()) problems.push(`the input ${id} has no label`);
      if (one.isRequired && !one.errorMessage) problems.push(`the input ${id} says nothing when it is left empty`);
    }
    if (type?.startsWith('Action.') && !title?.trim()) problems.push(`an ${type} without a title`);
    if (type === 'TextBlock' && (!text?.trim() || !one.wrap)) problems.push('a text that is empty or would be cut');
    if (type === 'ActionSet' && (actions.length === 0 || actions.length > limits.actionsInSet))
      problems.push(`${actions.length} actions in a row, ${limits.actionsInSet} fit`);
  }
  return problems;
}

/** Every element of a card, those inside others included. */
function* everything(value: unknown): Generator<Loose> {
  if (Array.isArray(value)) for (const one of value) yield* everything(one);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value) yield value as Loose;
    for (const [name, one] of Object.entries(value)) if (name !== 'data') yield* everything(one);
  }
}
