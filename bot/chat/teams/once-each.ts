import { digest } from '../digest.ts';
import { Recent } from '../recent.ts';
import type { Activity } from './activity.ts';

const REMEMBERED = 5_000;
/** A press is answered with a whole card or window: kept for a double click, and not for the afternoon. */
const PRESSES_REMEMBERED = 200;
const DOUBLE_MS = 1_000;

/**
 * Teams delivers a message again when in doubt, and a double click is two presses: what was answered is answered the same and not done
 * twice. What failed is tried again. Presses further apart, or through another process, are told apart by their keys and by the rules.
 */
export function onceEach<T>(): (activity: Activity, work: () => Promise<T>) => Promise<T> {
  const messages = new Recent<{ at: number; answer: Promise<T> }>(REMEMBERED);
  const presses = new Recent<{ at: number; answer: Promise<T> }>(PRESSES_REMEMBERED);
  return (activity, work) => {
    const seen = activity.type === 'invoke' ? presses : messages;
    const key = keyOf(activity);
    const at = Date.parse(activity.timestamp ?? '');
    const before = seen.get(key);
    const isSame = before && (activity.type !== 'invoke' || Math.abs(at - before.at) < DOUBLE_MS);
    if (isSame) return before.answer;
    const answer = work().catch((error: unknown) => {
      seen.delete(key);
      throw error;
    });
    seen.set(key, { at, answer });
    return answer;
  };
}

/** A message has an id that stays; of a press, what was pressed where is what a second click has in common with the first. */
function keyOf({ type, name, id, from, conversation, replyToId, value, timestamp }: Activity): string {
  if (type === 'invoke') return digest(JSON.stringify([name, from.id, conversation.id, replyToId, value]));
  return JSON.stringify([type, conversation.id, id, type === 'message' ? '' : timestamp]);
}
