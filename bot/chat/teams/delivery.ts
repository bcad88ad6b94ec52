import { digest } from '../digest.ts';
import type { Activity } from './activity.ts';

/** A message has an id that stays; of a press, what was pressed where is what a second click has in common with the first. */
export function deliveryOf({ type, name, id, from, conversation, replyToId, value, timestamp }: Activity): string {
  if (type === 'invoke') return digest(JSON.stringify([name, from.id, conversation.id, replyToId, value]));
  return JSON.stringify([type, conversation.id, id, type === 'message' ? '' : timestamp]);
}

/** When something was pressed, which may be pressed again in earnest. */
export const pressedAt = ({ type, timestamp }: Activity): number | null => (type === 'invoke' ? Date.parse(timestamp ?? '') : null);
