import type { Instant } from '../../shared/time.ts';
import type { MessageRef } from '../chat/port.ts';
import { prepared } from './prepared.ts';
import type { Db } from './tables.ts';

const deleteMessage = prepared((db: Db, { reference }: { reference: string }) => db.deleteFrom('shown').where('reference', '=', reference));

/** A message that is no longer the card it was sent as. */
export async function forgetShown(tx: Db, reference: MessageRef): Promise<void> {
  await deleteMessage(tx, { reference });
}

export async function forgetShownBefore(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('shown').where('at', '<', before).where('kind', '<>', 'home').execute();
}
