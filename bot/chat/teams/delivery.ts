import { digest } from '../digest.ts';
import { onceEach } from '../once-each.ts';
import type { Activity } from './activity.ts';

/** A press is answered with a whole card or window: kept for a double click, and not for the afternoon. */
const PRESSES_REMEMBERED = 200;

/** What Teams delivers again is answered as it was. */
export function onceDelivered<T>(): (activity: Activity, work: () => Promise<T>) => Promise<T> {
  const message = onceEach<T>();
  const press = onceEach<T>(PRESSES_REMEMBERED);
  return (activity, work) => (activity.type === 'invoke' ? press : message)(deliveryOf(activity), work, pressedAt(activity));
}

/** A message has an id that stays; of a press, what was pressed where is what a second click has in common with the first. */
function deliveryOf({ type, name, id, from, conversation, replyToId, value, timestamp }: Activity): string {
  if (type === 'invoke') return digest(JSON.stringify([name, from.id, conversation.id, replyToId, value]));
  return JSON.stringify([type, conversation.id, id, type === 'message' ? '' : timestamp]);
}

/** When something was pressed, which may be pressed again in earnest. */
const pressedAt = ({ type, timestamp }: Activity): number | null => (type === 'invoke' ? Date.parse(timestamp ?? '') : null);
