import type { Feature } from '../feature.ts';
import { claim, link, look } from './joining.ts';
import { part, prefer, show } from './own.ts';

/** One person in several chats: their accounts are joined after they said so in each, and can be parted again. */
export const account: Feature = {
  verbs: {
    'account.show': show,
    'account.link': link,
    'account.claim': claim,
    'account.look': look,
    'account.prefer': prefer,
    'account.part': part,
  },
};
