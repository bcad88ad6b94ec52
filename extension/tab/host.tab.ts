import { callAddress } from '../../shared/domain/panel-open.ts';
import type { Host, Identity } from '../panel/host.ts';
import { pageWishes } from '../panel/page-wishes.ts';
import type { Teams } from './teams.ts';

/** Inside of Teams: it says who somebody is, and beside which meeting, which is a hint that Cairn itself judges. */
export function tabHost({ context }: Teams, identity: Identity): Host {
  const chat = context.meeting ? context.chat?.id : undefined;
  const call = chat === undefined ? null : callAddress(chat);
  return {
    ownServer: identity.server,
    identity: async () => identity,
    keep: null,
    ...pageWishes,
    language: async () => null,
    call: async () => call,
    onCall: () => () => {},
    openOptions: null,
  };
}
