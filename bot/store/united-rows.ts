import type { MentorshipId, PersonId } from '../../shared/domain/ids.ts';
import { sealOf } from './carried-seal.ts';
import { whereSealed } from './sealed-columns.ts';
import type { Db, Tables } from './tables.ts';
import { columnsOf, uniting } from './uniting.ts';

export type Handing = { from: PersonId; to: PersonId };

// Tables and columns come from a list, which no type of Kysely can follow.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Any = any;

/** Everything of these pairs that is one side's becomes another's: what was agreed, written and done in them, whenever. */
export async function handPairs(tx: Db, pairs: readonly MentorshipId[], { from, to }: Handing): Promise<void> {
  if (pairs.length === 0) return;
  for (const { table, column } of columnsOf('pair')) {
    let update = within((tx as Any).updateTable(table), tx, table, pairs)
      .set({ [column]: to })
      .where(column, '=', from);
    // A coordinator's: a party reads without one.
    if (table === 'logMark') update = update.where('kind', '<>', 'read');
    await update.execute();
  }
  for (const { table, column } of columnsOf('pair-json')) {
    const rows = await within((tx as Any).selectFrom(table), tx, table, pairs)
      .select(['id', column])
      .where(column, 'is not', null)
      .execute();
    for (const row of rows) await rewrite(tx, table, column, row, renamed(row[column], from, to));
  }
  for (const { table, column } of columnsOf('pair-sealed')) {
    const seal = sealOf(tx);
    const rows = await within((tx as Any).selectFrom(table), tx, table, pairs)
      .select(['id', column])
      .where(column, 'is not', null)
      .execute();
    for (const row of rows) {
      const where = whereSealed.column(table as Sealed, row.id, column);
      const text = seal.open(row[column], where);
      const next = renamed(text, from, to);
      if (next !== text) await rewrite(tx, table, column, row, seal.seal(next, where));
    }
  }
}

type Sealed = Parameters<typeof whereSealed.column>[0];

/** As a value in JSON; what people wrote holds no quotes that are not escaped, so it is never touched. */
export const renamed = (json: string, from: PersonId, to: PersonId): string => json.replaceAll(`"${from}"`, `"${to}"`);

async function rewrite(tx: Db, table: string, column: string, row: Any, value: string): Promise<void> {
  if (value === row[column]) return;
  await (tx as Any)
    .updateTable(table)
    .set({ [column]: value })
    .where('id', '=', row.id)
    .execute();
}

/** Of a table whose rows are of a pair, or of a meeting of one. */
function within(query: Any, tx: Db, table: keyof Tables, pairs: readonly MentorshipId[]): Any {
  if ('mentorship' in uniting[table]) return query.where('mentorship', 'in', pairs);
  return query.where('meeting', 'in', tx.selectFrom('meeting').select('id').where('mentorship', 'in', pairs));
}
