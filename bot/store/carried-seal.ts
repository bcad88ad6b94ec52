import type { Seal } from './seal.ts';
import type { Db } from './tables.ts';

/** By what a handle shares with its transactions. */
const carried = new WeakMap<object, Seal>();

/** From now on this database's sealed columns are written and read with this seal, also inside transactions. */
export function carrySeal(db: Db, seal: Seal): void {
  carried.set(db.getExecutor().adapter, seal);
}

/** The seal of a database whose key was loaded; before that nothing of it can be written or read that is sealed. */
export function sealOf(db: Db): Seal {
  const seal = carried.get(db.getExecutor().adapter);
  if (!seal) throw new Error('sealed columns were asked for before the key was loaded');
  return seal;
}
