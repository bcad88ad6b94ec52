import { type Host, noWishes, type Pairing } from './host.ts';

const KEY = 'cairn.pairing';

/** A page of the bot's own, by itself or as a tab of a meeting: it talks to whoever served it, and sees no call. */
export function webHost(): Host {
  return {
    ownServer: location.origin,
    pairing: async () => readPairing(localStorage.getItem(KEY)),
    keep: async (pairing) => (pairing ? localStorage.setItem(KEY, JSON.stringify(pairing)) : localStorage.removeItem(KEY)),
    wishes: async () => noWishes,
    language: async () => null,
    call: async () => null,
    onCall: () => () => {},
    openOptions: null,
  };
}

function readPairing(text: string | null): Pairing | null {
  return text === null ? null : (JSON.parse(text) as Pairing);
}
