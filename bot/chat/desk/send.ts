import type { Clock } from '../../clock.ts';
import {
  addDeskMessage,
  changeDeskMessage,
  deskMessage,
  findDeskMessage,
  keepDeskPage,
  removeDeskMessage,
} from '../../store/desk-messages.ts';
import type { Store } from '../../store/store.ts';
import type { Card } from '../card.ts';
import { type AccountRef, type Address, type ChannelTrouble, type Chat, ChatError, type MessageRef } from '../port.ts';
import { type Content, storedContent } from './content.ts';
import { type Cast, homePlace, personAt, placeOf, profileOf } from './places.ts';

export type SendParts = { store: Store; clock: Clock; cast: Cast; changed: (place: string) => void };

/** The desk as a chat platform: it keeps each message in the database and tells open pages which place changed. */
export function deskChat({ store, clock, cast, changed }: SendParts): Chat {
  async function say(to: Address, content: Content, mark: string, signal: AbortSignal): Promise<MessageRef> {
    refuseAborted(signal);
    const place = known(to);
    const id = await addDeskMessage(store.read, { place, mark, at: clock.now(), ...storedContent(content) });
    changed(place);
    return refOf(id);
  }

  function known(to: Address): string {
    const channel = to.to === 'channel' ? { channel: 'not-there' as const } : {};
    return placeOf(to, cast) ?? fail('there is no such person or channel at the desk', channel);
  }

  return {
    platform: 'desk',
    show: (to, card, mark, signal) => say(to, { kind: 'card', card }, mark, signal),
    sendFile: (to, file, mark, signal) => say(to, { kind: 'file', file }, mark, signal),

    async update(ref, card, signal) {
      refuseAborted(signal);
      const there = await deskMessage(store.read, idOf(ref));
      const content: Content = { kind: 'card', card };
      if (!there || !(await changeDeskMessage(store.read, there.id, storedContent(content).content))) fail('the message is gone');
      else changed(there.place);
    },

    async find(to, mark, since, signal) {
      refuseAborted(signal);
      const id = await findDeskMessage(store.read, known(to), mark, since);
      return id === null ? 'not-there' : refOf(id);
    },

    async remove(ref, signal) {
      refuseAborted(signal);
      const there = await deskMessage(store.read, idOf(ref));
      if (!there) return;
      await removeDeskMessage(store.read, there.id);
      changed(there.place);
    },

    async showHome(account: AccountRef, card: Card, signal) {
      refuseAborted(signal);
      known({ to: 'person', account });
      const place = homePlace(account.user);
      await keepDeskPage(store.read, place, storedContent({ kind: 'card', card }).content, clock.now());
      changed(place);
    },

    async lookUp(account) {
      known({ to: 'person', account });
      return profileOf(personAt(cast, account.user)!);
    },
  };
}

export const refOf = (id: number): MessageRef => JSON.stringify({ id });

/** The number behind a reference that {@link refOf} made. */
export function idOf(ref: MessageRef): number {
  const { id } = JSON.parse(ref) as { id?: unknown };
  return typeof id === 'number' ? id : fail('this is not a message of the desk');
}

/** Nothing was done yet, so doing it again is safe. */
function refuseAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new ChatError({ fault: 'busy', reason: 'stopped before it was sent' });
}

function fail(reason: string, more: { channel?: ChannelTrouble } = {}): never {
  throw new ChatError({ fault: 'final', reason, ...more });
}
