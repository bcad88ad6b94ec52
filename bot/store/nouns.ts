import type { Change, Noun, Nouns } from '../../shared/decision.ts';
import type { Instant } from '../../shared/time.ts';
import { sealOf } from './carried-seal.ts';
import { tell } from './news.ts';
import { prepared } from './prepared.ts';
import type { Seal } from './seal.ts';
import { whereSealed } from './sealed-columns.ts';
import type { Db } from './tables.ts';

/** How a noun lies in its table: its key, which properties are JSON text or 0/1 there, and which are sealed (see {@link sealedColumns}). */
type Shape = { key: readonly string[]; json: readonly string[]; yesNo: readonly string[] };
const shape = (key: readonly string[], json: readonly string[] = [], yesNo: readonly string[] = []): Shape => ({ key, json, yesNo });

/** What only the pair may read, and nobody who holds the database without its key. Each of these nouns has an id. */
export const sealedColumns = {
  meeting: ['place', 'joinLink'],
  agendaPoint: ['text'],
  undo: ['before'],
  goal: ['text', 'criteria', 'reason'],
  action: ['text', 'milestone', 'resources', 'risk', 'reason'],
  planChange: ['before'],
  logDraft: ['content'],
  logEntry: ['bytes'],
  logMark: ['text'],
} as const satisfies { [N in Noun]?: readonly (keyof Nouns[N])[] };
type Sealed = keyof typeof sealedColumns;
const sealedOf = (noun: Noun): readonly string[] => (noun in sealedColumns ? sealedColumns[noun as Sealed] : []);
const isSealed = (noun: Noun): noun is Sealed => noun in sealedColumns;

const shapes: { [N in Noun]: Shape } = {
  person: shape(['id'], ['rhythm'], ['asksForLess']),
  pause: shape(['id']),
  programme: shape(['id'], ['channel', 'summary', 'policy']),
  coordinator: shape(['programme', 'person']),
  mentorship: shape(['id']),
  party: shape(['mentorship', 'person']),
  meeting: shape(['id'], ['ending', 'restored']),
  series: shape(['id'], ['recurrence']),
  attendance: shape(['meeting', 'person'], [], ['met']),
  agendaPoint: shape(['id'], [], ['talked']),
  runningLate: shape(['meeting', 'person']),
  talkShared: shape(['talk']),
  undo: shape(['id'], ['before', 'created']),
  goal: shape(['id']),
  action: shape(['id']),
  planChange: shape(['id'], ['before']),
  meetingLog: shape(['id'], [], ['paper']),
  logDraft: shape(['id'], ['content']),
  logEntry: shape(['id']),
  logMark: shape(['id']),
  contact: shape(['id']),
};

const stamps = new Set(['createdAt', 'createdBy', 'changedAt', 'changedBy']);

/** A row as its noun; the stamps stay behind. Nouns with sealed columns need the seal of the database they come from. */
export function fromRow<N extends Noun>(noun: N, row: object, ...opener: N extends Sealed ? [seal: Seal] : [seal?: Seal]): Nouns[N] {
  const { json, yesNo } = shapes[noun];
  const sealed = sealedOf(noun);
  const [seal] = opener;
  const fact: Record<string, unknown> = {};
  for (const [name, stored] of Object.entries(row)) {
    if (stamps.has(name)) continue;
    const where = () => whereSealed.column(noun as Sealed, (row as { id: string }).id, name);
    const value = sealed.includes(name) && stored !== null ? seal!.open(stored as string, where()) : stored;
    if (json.includes(name)) fact[name] = value === null ? null : JSON.parse(value as string);
    else fact[name] = yesNo.includes(name) ? value === 1 : value;
  }
  return fact as Nouns[N];
}

/** A noun as its row; with sealed columns it needs the seal. */
export function toRow(noun: Noun, fact: object, seal?: () => Seal): Record<string, unknown> {
  const { json, yesNo } = shapes[noun];
  const row: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fact)) {
    if (json.includes(name)) row[name] = value === null ? null : JSON.stringify(value);
    else if (typeof value === 'string') row[name] = storable(value);
    else row[name] = yesNo.includes(name) ? Number(value) : value;
  }
  if (isSealed(noun)) sealColumns(noun, row, seal!);
  return row;
}

/** Seals in place what of a row is sealed. */
function sealColumns(noun: Sealed, row: Record<string, unknown>, seal: () => Seal): void {
  for (const name of sealedColumns[noun]) {
    const text = row[name];
    if (typeof text === 'string') row[name] = seal().seal(text, whereSealed.column(noun, String(row.id), name));
  }
}

/** PostgreSQL refuses the null character and both replace half a surrogate pair, so neither reaches them. */
function storable(text: string): string {
  return text.isWellFormed() && !text.includes('\0') ? text : text.toWellFormed().replaceAll('\0', '');
}

/** Writes what a rule decided, stamped with who and when. */
export async function commit(db: Db, changes: readonly Change[], who: string, now: Instant): Promise<void> {
  for (const change of changes) {
    const row = 'drop' in change ? (change.row as Row) : toRow(change.put, change.row, () => sealOf(db));
    // What a draft says is no fact, and no revision counts it.
    if ('put' in change && change.put === 'logDraft') tell((change.row as Nouns['logDraft']).mentorship);
    if ('drop' in change) await deletion(change.drop)(db, row);
    else await upsert(change.put, Object.keys(row))(db, { ...row, createdAt: now, createdBy: who, changedAt: now, changedBy: who });
  }
}

type Row = Record<string, unknown>;
type Write = (db: Db, row: Row) => Promise<unknown>;
/** By noun, and by columns where the facts of a noun do not all have the same. */
const writes = new Map<string, Write>();

function writeOf(name: string, make: () => Write): Write {
  const known = writes.get(name) ?? make();
  writes.set(name, known);
  return known;
}

// The tables of all nouns have the same shape as far as writing goes, which no type of Kysely can say.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Any = any;

function upsert(noun: Noun, columns: readonly string[]): Write {
  return writeOf(`${noun} ${columns}`, () => {
    const { key } = shapes[noun];
    const rest = [...columns.filter((name) => !key.includes(name)), 'changedAt', 'changedBy'];
    return prepared((db: Any, row: Row) =>
      db
        .insertInto(noun)
        .values(Object.fromEntries([...columns, ...stamps].map((name) => [name, row[name]])))
        .onConflict((oc: Any) =>
          oc.columns(key).doUpdateSet((eb: Any) => Object.fromEntries(rest.map((name) => [name, eb.ref(`excluded.${name}`)]))),
        ),
    );
  });
}

function deletion(noun: Noun): Write {
  return writeOf(`no ${noun}`, () =>
    prepared((db: Any, row: Row) => shapes[noun].key.reduce((query, name) => query.where(name, '=', row[name]), db.deleteFrom(noun))),
  );
}
