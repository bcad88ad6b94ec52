import type { IntentOf } from '../../../shared/intent.ts';
import { accountIdOf } from '../../store/accounts.ts';
import { CODE_MINUTES, devicesOf, MOST_DEVICES, offerPairing, removeDevice } from '../../store/devices.ts';
import { type Context, done, inWindow, type Outcome, refused } from '../feature.ts';
import { codeCard, devicesCard, unreachableCard } from './cards.ts';

/** Shown in a window and never in a message: what a message holds, whoever reads along in that chat can type. */
export async function open({ tx, who, words, now, asker, url }: Context): Promise<Outcome> {
  if (url === null) return inWindow(unreachableCard(words), { type: 'device.open' });
  if ((await devicesOf(tx, who.id)).length >= MOST_DEVICES) return refused(words.device.full({ most: MOST_DEVICES }));
  const code = await offerPairing(tx, await accountIdOf(tx, asker.account), now);
  return inWindow(codeCard(words, { code, url, minutes: CODE_MINUTES }), { type: 'device.open' });
}

export async function list({ tx, who, words, now }: Context): Promise<Outcome> {
  return done(devicesCard({ person: who, words }, await devicesOf(tx, who.id), now, null), 'new');
}

export async function revoke({ tx, who, words, now }: Context, { device }: IntentOf<'device.revoke'>): Promise<Outcome> {
  const name = await removeDevice(tx, who.id, device, now);
  const news = name === null ? words.device.removedBefore() : words.device.removed({ name });
  return done(devicesCard({ person: who, words }, await devicesOf(tx, who.id), now, news));
}
