import { Recent } from '../recent.ts';
import type { Press } from './shapes.ts';

const WINDOW_SECONDS = 1;

/**
 * Two presses of one control of one message within a second, by Slack's own clock, are one press: the second gets an ack
 * and no second answer. Presses further apart, or through another process, are told apart by their keys and by the rules.
 */
export function doubleClicks(): (press: Press) => boolean {
  const last = new Recent<number>(2_000);
  return ({ user, container, message, view, actions: [control] }) => {
    const at = Number(control?.action_ts);
    if (!control || !Number.isFinite(at)) return false;
    // What is drawn anew is another control, even where it says the same.
    const where = view ? `${view.id}/${view.hash ?? ''}` : (container?.message_ts ?? message?.ts ?? '');
    const what = control.selected_option?.value ?? control.value ?? '';
    const key = JSON.stringify([user.id, where, control.action_id, what]);
    const before = last.get(key);
    last.set(key, at);
    return before !== undefined && Math.abs(at - before) < WINDOW_SECONDS;
  };
}
