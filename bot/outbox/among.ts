import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { engineOf } from '../store/engine.ts';
import { isPlace } from '../store/prepared.ts';
import type { Db } from '../store/tables.ts';

/** `column in (…)`, as a text that does not go by how many there are: then the database prepares it once. */
export function among(db: Db, column: string, ids: readonly string[]): RawBuilder<SqlBool> {
  const name = sql.ref(column);
  return engineOf(db) === 'postgres'
    ? sql<SqlBool>`${name} = any(${ids})`
    : sql<SqlBool>`${name} in (select value from json_each(${isPlace(ids) ? ids : JSON.stringify(ids)}))`;
}
