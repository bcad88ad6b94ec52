import * as z from 'zod/mini';
import { DeviceId } from './domain/ids.ts';
import { intent } from './intent-fields.ts';

const code = z.string().check(z.minLength(1), z.maxLength(40));
const account = z.string().check(z.minLength(1), z.maxLength(80));

/** What people ask for about their own accounts in several chats, and the side panels they paired. */
export const accountIntents = [
  intent('account.show', {}),
  /** A code to be written to Cairn in the other chat. */
  intent('account.link', {}),
  /** The code, as it was written there; `sure` once they have seen whose it is. */
  intent('account.claim', { code, sure: z.optional(z.boolean()) }),
  /** Who has brought the code; `join` says whether that is them, `account` from where, so that a yes means nobody who came since. */
  intent('account.look', { join: z.optional(z.boolean()), account: z.optional(account) }),
  intent('account.prefer', { account }),
  intent('account.part', { account }),

  /** A code to pair a side panel with, in a window. */
  intent('device.open', {}),
  intent('device.list', {}),
  intent('device.revoke', { device: DeviceId }),
] as const;
