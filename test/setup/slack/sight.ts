import { textsIn, unescaped } from './controls.ts';
import type { Person, Shown, State } from './state.ts';

/** Every message this person can read, oldest first: in their direct messages, and what is shown to them alone. */
export function visibleTo(state: State, { id, direct }: Person): Shown[] {
  return state.shown.filter((one) => (one.channel === direct && one.onlyFor === null) || one.onlyFor === id);
}

/** {@link visibleTo}, and what they read along with others. */
export function readBy(state: State, person: Person): Shown[] {
  const mine = visibleTo(state, person);
  return state.shown.filter((one) => mine.includes(one) || (person.channels.includes(one.channel) && one.onlyFor === null));
}

/** Where somebody looks for an answer: at the message they pressed in, in the dialog they used, or anywhere. */
export type Look = { message: string } | 'dialog' | 'anywhere';

/**
 * What the bot has put before this person: how often something was written, drawn over, published, and opened. Other messages that are
 * drawn over meanwhile, because they are kept true, are no answer to a press in a message or a dialog.
 */
export function sightOf(state: State, person: Person, look: Look): { written: string; opened: string } {
  const from = visibleTo(state, person).filter((one) => one.from !== person.id);
  const isLookedAt = ({ ts }: Shown) => look === 'anywhere' || (look !== 'dialog' && look.message === ts);
  const home = look === 'anywhere' ? state.homes.get(person.id)?.hash : null;
  return {
    written: JSON.stringify([from.map((one) => [one.ts, isLookedAt(one) ? one.edits : null]), home]),
    opened: JSON.stringify(state.dialogs.filter((one) => one.user === person.id).map((one) => one.hash)),
  };
}

/** A message as its lines. */
export function read(message: Shown): string {
  const lines = textsIn(message.blocks);
  return lines.length > 0 ? lines.join('\n') : unescaped(message.text);
}
