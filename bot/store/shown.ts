import type { Instant } from '../../shared/time.ts';
import type { MessageRef } from '../chat/port.ts';
import type { Db } from './tables.ts';

/** A message that is no longer the card it was sent as. */
export async function forgetShown(tx: Db, reference: MessageRef): Promise<void> {
  await tx.deleteFrom('shown').where('reference', '=', reference).execute();
}

export async function forgetShownBefore(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('shown').where('at', '<', before).where('kind', '<>', 'home').execute();
}
