import type { PersonId } from '../../shared/domain/ids.ts';

/** Which Cairn this browser is paired with, and as whom. The token is a secret of this device. */
export type Pairing = { server: string; token: string; person: PersonId; name: string };

/** What a person wants beside the call, and has not unless they say so: either draws the eye away from whoever is talking. */
export type Wishes = { typing: boolean; timeLeft: boolean };
export const noWishes: Wishes = { typing: false, timeLeft: false };

/** As whom a panel asks. `owner` is whose what was not sent yet is; a token may run out, so it is asked for each time. */
export type Identity = { server: string; owner: string; token(): Promise<string> };

/** Where the panel runs: beside a tab of a browser, as a page that the bot itself serves, or inside of Teams. */
export type Host = {
  /** The Cairn whose page this is; null where the person has to name it. */
  ownServer: string | null;
  /** null where this browser is not paired yet. */
  identity(): Promise<Identity | null>;
  /** Keeps or forgets a pairing; null where somebody else says who a person is, and there is nothing to pair. */
  keep: ((pairing: Pairing | null) => Promise<void>) | null;
  wishes(): Promise<Wishes>;
  /** Keeps them; null where they are made among the options. */
  wish: ((wishes: Wishes) => void) | null;
  /** The language that was chosen for the panel; null where it is that of the chat. */
  language(): Promise<string | null>;
  /** The address of the call beside the panel, where it may be known. */
  call(): Promise<string | null>;
  /** Told whenever another call, or none, is beside the panel. Gives back how to stop it. */
  onCall(changed: () => void): () => void;
  /** null where there are no options to open. */
  openOptions: (() => void) | null;
};

export const identityOf = ({ server, person, token }: Pairing): Identity => ({
  server,
  owner: `${server} ${person}`,
  token: async () => token,
});
