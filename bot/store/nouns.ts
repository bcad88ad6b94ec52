import type { Change, Noun, Nouns } from '../../shared/decision.ts';
import type { Instant } from '../../shared/time.ts';
import type { Db } from './tables.ts';

/** How a noun lies in its table: its key, and which properties are JSON text or 0/1 there. */
type Shape = { key: readonly string[]; json: readonly string[]; yesNo: readonly string[] };
const shape = (key: readonly string[], json: readonly string[] = [], yesNo: readonly string[] = []): Shape => ({ key, json, yesNo });

const shapes: { [N in Noun]: Shape } = {
  person: shape(['id'], ['rhythm'], ['asksForLess']),
  pause: shape(['id']),
  programme: shape(['id'], ['channel', 'policy']),
  coordinator: shape(['programme', 'person']),
  mentorship: shape(['id']),
  party: shape(['mentorship', 'person']),
  meeting: shape(['id'], ['ending', 'restored']),
  series: shape(['id'], ['recurrence']),
  attendance: shape(['meeting', 'person'], [], ['met']),
  agendaPoint: shape(['id']),
  runningLate: shape(['meeting', 'person']),
  undo: shape(['id'], ['before', 'created']),
};

const stamps = new Set(['createdAt', 'createdBy', 'changedAt', 'changedBy']);

/** A row as its noun; the stamps stay behind. */
export function fromRow<N extends Noun>(noun: N, row: object): Nouns[N] {
  const { json, yesNo } = shapes[noun];
  const fact: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    if (stamps.has(name)) continue;
    if (json.includes(name)) fact[name] = value === null ? null : JSON.parse(value as string);
    else fact[name] = yesNo.includes(name) ? value === 1 : value;
  }
  return fact as Nouns[N];
}

export function toRow(noun: Noun, fact: object): Record<string, unknown> {
  const { json, yesNo } = shapes[noun];
  const row: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fact)) {
    if (json.includes(name)) row[name] = value === null ? null : JSON.stringify(value);
    else if (typeof value === 'string') row[name] = storable(value);
    else row[name] = yesNo.includes(name) ? Number(value) : value;
  }
  return row;
}

/** PostgreSQL refuses the null character and both replace half a surrogate pair, so neither reaches them. */
function storable(text: string): string {
  return text.isWellFormed() && !text.includes('\0') ? text : text.toWellFormed().replaceAll('\0', '');
}

/** Writes what a rule decided, stamped with who and when. */
export async function commit(db: Db, changes: readonly Change[], who: string, now: Instant): Promise<void> {
  // The tables of all nouns have the same shape as far as writing goes, which no type of Kysely can say.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  const any = db as any;
  for (const change of changes) {
    if ('drop' in change) {
      let deletion = any.deleteFrom(change.drop);
      for (const name of shapes[change.drop].key) deletion = deletion.where(name, '=', (change.row as Record<string, unknown>)[name]);
      await deletion.execute();
      continue;
    }
    const { key } = shapes[change.put];
    const row = { ...toRow(change.put, change.row), changedAt: now, changedBy: who };
    const rest = Object.fromEntries(Object.entries(row).filter(([name]) => !key.includes(name)));
    await any
      .insertInto(change.put)
      .values({ ...row, createdAt: now, createdBy: who })
      // biome-ignore lint/suspicious/noExplicitAny: see above
      .onConflict((oc: any) => oc.columns(key).doUpdateSet(rest))
      .execute();
  }
}
