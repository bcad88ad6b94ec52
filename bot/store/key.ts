import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from '../start-refused.ts';
import { carrySeal } from './carried-seal.ts';
import { sealedColumns } from './nouns.ts';
import { createSeal, readKeys, type Seal } from './seal.ts';
import { whereSealed } from './sealed-columns.ts';
import type { Store } from './store.ts';
import type { Db } from './tables.ts';

const KEY_FORMAT = '32 random bytes as base64, as `openssl rand -base64 32` makes them; several are separated by commas, the newest first';

export type KeyOptions = {
  /** CAIRN_KEY, or null when it is not set. */
  keyText: string | null;
  dataFolder: string;
  store: Store;
};

/**
 * The seal of this store. Without CAIRN_KEY, SQLite keeps a key of its own in `cairn.key` beside the data (back it up with
 * them); PostgreSQL needs one told. What an older key sealed is sealed again with the newest, after which the older may go.
 */
export async function loadKey({ keyText, dataFolder, store }: KeyOptions): Promise<Seal> {
  const check = await checkOf(store.read);
  const text = keyText ?? (store.engine === 'sqlite' ? keyFile(dataFolder, check !== null) : null);
  if (text === null)
    throw new StartRefused(`CAIRN_KEY has to be set when Cairn runs on PostgreSQL: ${KEY_FORMAT}. Keep it apart from the database.`);
  const keys = readKeys(text);
  if (keys === null) {
    const named = keyText === null ? `The key in ${join(dataFolder, 'cairn.key')}` : 'CAIRN_KEY';
    throw new StartRefused(`${named} has to be ${KEY_FORMAT}.`);
  }
  const seal = createSeal(keys);
  await store.transaction(async (tx) => {
    // Two processes that start for the first time at once: the second finds the first's.
    await tx
      .insertInto('meta')
      .values({ name: 'key', value: seal.seal('cairn', whereSealed.check()) })
      .onConflict((oc) => oc.column('name').doNothing())
      .execute();
    const sealed = (await checkOf(tx))!;
    if (!opens(seal, sealed)) {
      throw new StartRefused(
        'CAIRN_KEY is not the key that this data was sealed with. Start with the right one; to change it, put the new key in front of the old: CAIRN_KEY=new,old.',
      );
    }
    if (!seal.isCurrent(sealed)) await sealAgain(tx, seal);
    await sealWhatIsPlain(tx, seal);
  });
  carrySeal(store.read, seal);
  return seal;
}

async function checkOf(db: Db): Promise<string | null> {
  return (await db.selectFrom('meta').select('value').where('name', '=', 'key').executeTakeFirst())?.value ?? null;
}

function opens(seal: Seal, sealed: string): boolean {
  try {
    return seal.open(sealed, whereSealed.check()) === 'cairn';
  } catch {
    return false;
  }
}

/** The key file's text, made when nothing has been sealed yet. */
function keyFile(folder: string, inUse: boolean): string {
  const path = join(folder, 'cairn.key');
  if (!existsSync(path)) {
    if (inUse)
      throw new StartRefused(
        `The key ${path} is missing, and without it nobody can read what it sealed. Restore it from a backup, or set CAIRN_KEY to it.`,
      );
    writeFileSync(path, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  }
  return readFileSync(path, 'utf8').trim();
}

async function sealAgain(tx: Db, seal: Seal): Promise<void> {
  const renew = (sealed: string, where: string) => seal.seal(seal.open(sealed, where), where);
  for (const row of await tx.selectFrom('installation').selectAll().execute()) {
    const sealed = renew(row.sealed, whereSealed.installation(row));
    await tx
      .updateTable('installation')
      .set({ sealed })
      .where('platform', '=', row.platform)
      .where('enterprise', '=', row.enterprise)
      .where('tenant', '=', row.tenant)
      .execute();
  }
  for (const row of await tx.selectFrom('feed').selectAll().execute()) {
    await tx
      .updateTable('feed')
      .set({ sealed: renew(row.sealed, whereSealed.feed(row)) })
      .where('person', '=', row.person)
      .execute();
  }
  for (const row of await tx.selectFrom('talk').select(['id', 'sealed']).execute()) {
    await tx
      .updateTable('talk')
      .set({ sealed: renew(row.sealed, whereSealed.talk(row)) })
      .where('id', '=', row.id)
      .execute();
  }
  for (const table of columnsSealed) {
    await eachSealed(tx, table, (text, where) => renew(text, where));
  }
  await tx
    .updateTable('meta')
    .set({ value: seal.seal('cairn', whereSealed.check()) })
    .where('name', '=', 'key')
    .execute();
}

/** Tables of which single columns are sealed, by what their rows are known. */
const sealedTables = { ...sealedColumns, remembered: ['answer'], teamsFile: ['content'] } as const;
type SealedTable = keyof typeof sealedTables;
const columnsSealed = Object.keys(sealedTables) as SealedTable[];

/** What a migration left to be sealed, since only now there is a key. */
async function sealWhatIsPlain(tx: Db, seal: Seal): Promise<void> {
  const left = await tx.selectFrom('meta').select('value').where('name', '=', 'to seal').executeTakeFirst();
  if (!left) return;
  for (const table of columnsSealed.filter((one) => left.value.split(' ').includes(one)))
    await eachSealed(tx, table, (text, where) => seal.seal(text, where));
  await tx.deleteFrom('meta').where('name', '=', 'to seal').execute();
}

async function eachSealed(tx: Db, table: SealedTable, become: (text: string, where: string) => string): Promise<void> {
  const key = table === 'remembered' ? 'key' : 'id';
  // The tables have these columns in common, which no type of Kysely can say.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  const any = tx as any;
  const rows: Record<string, string | null>[] = await any
    .selectFrom(table)
    .select([key, ...sealedTables[table]])
    .execute();
  for (const row of rows) {
    // Of what was done long ago the key alone is left.
    if (table === 'remembered' && row.answer === '') continue;
    const id = String(row[key]);
    const texts = sealedTables[table].flatMap((name): [string, string][] => {
      const text = row[name];
      return text === null || text === undefined ? [] : [[name, become(text, whereSealed.column(table, id, name))]];
    });
    if (texts.length > 0) await any.updateTable(table).set(Object.fromEntries(texts)).where(key, '=', id).execute();
  }
}
