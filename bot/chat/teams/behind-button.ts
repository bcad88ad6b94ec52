import type { Ask } from '../../../shared/intent.ts';
import { carriedPress } from './carried.ts';
import { adaptiveCard } from './render.ts';
import type { Outgoing } from './seam.ts';
import { paragraphs } from './text.ts';

/** Teams opens a window only for a button that was drawn to open one: here is such a button, which asks the same again. */
export function behindButton(ask: Ask, sentence: string, label: string): Outgoing {
  const open = {
    type: 'Action.Submit',
    title: label,
    style: 'positive',
    data: { msteams: { type: 'task/fetch' }, ...carriedPress(ask) },
  };
  return { text: sentence, card: adaptiveCard([...paragraphs(sentence), { type: 'ActionSet', actions: [open] }], sentence) };
}
