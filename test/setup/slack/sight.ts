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

/** What the bot has put before this person: how often something was written, drawn over, published, and opened. */
export function sightOf(state: State, person: Person): { written: string; opened: string } {
  const from = visibleTo(state, person).filter((one) => one.from !== person.id);
  return {
    written: JSON.stringify([from.map((one) => [one.ts, one.edits]), state.homes.get(person.id)?.hash]),
    opened: JSON.stringify(state.dialogs.filter((one) => one.user === person.id).map((one) => one.hash)),
  };
}

/** A message as its lines. */
export function read(message: Shown): string {
  const lines = textsIn(message.blocks);
  return lines.length > 0 ? lines.join('\n') : unescaped(message.text);
}
