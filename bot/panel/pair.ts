import type { Paired, PairRequest } from '../../shared/api.ts';
import { plainWords } from '../../shared/plain.ts';
import { plus } from '../../shared/time.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { newId } from '../ids.ts';
import { newRow } from '../outbox/new-row.ts';
import { addToAudit } from '../store/audit.ts';
import { addDevice, takeCode } from '../store/devices.ts';
import { addNotifications } from '../store/notifications.ts';
import type { Network } from '../web/network.ts';
import type { PanelParts } from './parts.ts';
import type { Tries } from './tries.ts';

/** It is worth knowing for as long as nobody has looked into their chat. */
const TOLD_DAYS = 3;
/** Whoever types a code is nobody yet. */
const words = wordsFor('en-GB').device;

/** What the person sees as the device's name, on one line; empty where nothing of it can be read. */
export const deviceName = (written: string): string => plainWords(written, 'one line').trim();

/** A code for a token. Whoever it was made by is told at once, in the same transaction that lets the device in. */
export async function pair(
  { store, clock, wake }: PanelParts,
  { code, name, origin }: { code: PairRequest['code']; name: string; origin: string },
  tries: Tries,
  from: Network,
): Promise<Paired> {
  if (!tries.mayTry(from)) return { refused: words.tooManyCodes() };
  const now = clock.now();
  const paired = await store.transaction(async (tx) => {
    const owner = await takeCode(tx, code, now);
    if (!owner) return null;
    const { id, token } = await addDevice(tx, { account: owner.account, name, origin }, now);
    const told = { work: 'say', kind: 'panel-paired', class: 'report', person: owner.person, mentorship: null, meeting: null } as const;
    const because = JSON.stringify({ device: id, name, at: now });
    const row = { ...told, key: `panel-paired/${id}`, because, due: now, expires: plus(now, { days: TOLD_DAYS }) };
    await addNotifications(tx, [newRow(row, now, newId)]);
    await addToAudit(tx, { at: now, person: owner.person, intent: 'device.pair', mentorship: null, meeting: null });
    return { token, person: owner.person, name: owner.name };
  });
  if (!paired) return { refused: words.codeUnknown() };
  tries.wasRight(from);
  wake();
  return paired;
}
