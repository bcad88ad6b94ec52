import { type Host, identityOf, noWishes, type Pairing } from './host.ts';

const KEY = 'cairn.pairing';
const WISHES = 'cairn.wishes';

/** The Cairn that serves this page: what is above the panel's own folder. */
export const servedBy = (): string => new URL('..', location.href).href.slice(0, -1);

/** A page of the bot's own, by itself: it talks to whoever served it, and sees no call. */
export function webHost(): Host {
  return {
    ownServer: servedBy(),
    identity: async () => {
      const text = read(KEY);
      return text === null ? null : identityOf(JSON.parse(text) as Pairing);
    },
    keep: async (pairing) => write(pairing && JSON.stringify(pairing)),
    wishes: async () => ({ ...noWishes, ...JSON.parse(read(WISHES) ?? '{}') }),
    language: async () => null,
    call: async () => null,
    onCall: () => () => {},
    openOptions: null,
  };
}

/** Where a browser keeps nothing for pages, this one is paired for as long as it is open. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, text);
  } catch {
    // The panel says that nothing is kept: see kept-somewhere.ts.
  }
}
