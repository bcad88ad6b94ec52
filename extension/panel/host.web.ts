import { type Host, identityOf, type Pairing } from './host.ts';
import { readHere, writeHere } from './page-store.ts';
import { pageWishes } from './page-wishes.ts';

const KEY = 'cairn.pairing';

/** The Cairn that serves this page: what is above the panel's own folder. */
export const servedBy = (): string => new URL('..', location.href).href.slice(0, -1);

/** A page of the bot's own, by itself: it talks to whoever served it, and sees no call. */
export function webHost(): Host {
  return {
    ownServer: servedBy(),
    identity: async () => {
      const text = readHere(KEY);
      return text === null ? null : identityOf(JSON.parse(text) as Pairing);
    },
    keep: async (pairing) => writeHere(KEY, pairing && JSON.stringify(pairing)),
    ...pageWishes,
    language: async () => null,
    call: async () => null,
    onCall: () => () => {},
    openOptions: null,
  };
}
