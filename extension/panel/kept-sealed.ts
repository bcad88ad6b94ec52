import { type Draft, ownIn } from './drafts.ts';
import { type Cached, type Held, isSeen, type Kept, slotOf } from './kept.ts';
import { newKey, opened, type Sealed, sealed } from './seal.ts';

/**
 * Two keys for each person: one for what they see, also where it stands beside what they write, made when this browser is paired and
 * thrown away when it is parted or its place is taken back, and one for what they wrote, which outlives that until it is sent. Both lie in
 * this database beside what they seal, since there is nobody to ask for a password. So this keeps what was written from whoever looks
 * through files, copies, search indexes or a browser's own tools; it makes what is left on a disk unreadable once its key is gone; and it
 * makes sure that nothing is opened as somebody else's or as something else. It does not keep it from whoever can use this browser as this
 * person, or copies the whole of its profile while it is paired: for them there are the device's own lock and an encrypted disk. A device
 * that was taken back while it was offline learns of it when it is online again, and goes on showing what it had until then.
 */
type KeyOf = 'seen' | 'own';
/** `whole`: a draft with what the other wrote of the same, which opens for as long as that may be seen. */
type Row = Sealed & { owner: string; of?: KeyOf; whole?: Sealed };

const NAME = 'cairn';
const VERSION = 2;
/** Several panels of one person send from one place: only one of them at a time. Whoever cannot reach their Cairn holds up nobody else. */
const lockOf = (owner: string) => `cairn-outbox ${owner}`;

export async function keptSealed(owner: string): Promise<Kept> {
  const database = await openDatabase();
  const keys = new Map<KeyOf, Promise<CryptoKey>>();
  const keyOf = (of: KeyOf) => keys.get(of) ?? keys.set(of, keyIn(database, owner, of)).get(of)!;
  // Two that are asked one after the other are kept so, though sealing may take longer for the first.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => {});
    return turn;
  };
  /** The newest that was wanted for each draft and form: what is older is not kept first. */
  const wanted = new Map<string, number>();
  const wants = (id: string) => wanted.set(id, (wanted.get(id) ?? 0) + 1).get(id);
  const about = (kind: string) => `${owner}\n${kind}`;
  const all = IDBKeyRange.bound([owner, ''], [owner, '\uffff']);
  await keyOf('own');

  async function held(row: (Row & { order: number }) | undefined): Promise<Held | null> {
    const one = row && ((await opened(await keyOf(row.of ?? 'own'), about('ask'), row)) as Omit<Held, 'order'> | null);
    return one ? { ...one, order: row.order } : null;
  }
  const remove = (order: number) => writing(database, ['asks'], (store) => store('asks').delete(order));

  return {
    add: (one, id) => {
      if (id !== null) wants(id);
      const slot = slotOf(one.intent) ?? '';
      const turn = slot === '' ? undefined : wants(slot);
      return inTurn(async () => {
        if (slot !== '' && wanted.get(slot) !== turn) return;
        const of = isSeen(one.intent) ? 'seen' : 'own';
        const row = { owner, slot, of, ...(await sealed(await keyOf(of), about('ask'), one)) };
        await writing(database, ['asks', 'records'], (store) => {
          const older = slot === '' ? null : store('asks').index('slot').getAllKeys([owner, slot]);
          store('asks').add(row);
          if (older) each(older, (order) => store('asks').delete(order));
          if (id !== null) store('records').delete([owner, `draft/${id}`]);
        });
      });
    },
    async first() {
      for (;;) {
        const row = await answerOf(reading(database, 'asks').index('owner').get(owner));
        if (!row) return null;
        const one = await held(row);
        if (one) return one;
        await remove(row.order);
      }
    },
    remove: (order) => inTurn(() => remove(order)),
    recall: () =>
      inTurn(async () => {
        const asks = await answerOf(reading(database, 'asks').index('owner').getAll(owner));
        const rows = (await answerOf(reading(database, 'records').getAll(all))) as (Row & { kind: string })[];
        const drafts: Record<string, Draft> = {};
        let cached: Cached | null = null;
        for (const row of rows) {
          const open = async (of: KeyOf, one: Sealed = row) => opened(await keyOf(of), about(row.kind), one);
          if (row.kind === 'state') cached = (await open('seen')) as Cached | null;
          else {
            const draft = ((row.whole && (await open('seen', row.whole))) ?? (await open('own'))) as Draft | null;
            if (draft) drafts[row.kind.slice('draft/'.length)] = draft;
          }
        }
        return { held: (await Promise.all(asks.map(held))).filter((one) => one !== null), drafts, cached };
      }),
    draft: (id, draft) => {
      const turn = wants(id);
      return inTurn(async () => {
        if (wanted.get(id) !== turn) return;
        const kind = `draft/${id}`;
        const row = draft && {
          ...{ owner, kind, whole: draft.seen && (await sealed(await keyOf('seen'), about(kind), draft)) },
          ...(await sealed(await keyOf('own'), about(kind), ownIn(draft))),
        };
        await writing(database, ['records'], (store) => (row ? store('records').put(row) : store('records').delete([owner, kind])));
      });
    },
    state: (cached) =>
      inTurn(async () => {
        const row = { owner, kind: 'state', ...(await sealed(await keyOf('seen'), about('state'), cached)) };
        await writing(database, ['records'], (store) => store('records').put(row));
      }),
    forgetSeen: () =>
      inTurn(async () => {
        keys.delete('seen');
        await writing(database, ['keys', 'records'], (store) => {
          store('keys').delete([owner, 'seen']);
          store('records').delete([owner, 'state']);
        });
      }),
    forgetAll: () =>
      inTurn(async () => {
        keys.clear();
        await writing(database, ['keys', 'asks', 'records'], (store) => {
          each(store('asks').index('owner').getAllKeys(owner), (order) => store('asks').delete(order));
          store('keys').delete(all);
          store('records').delete(all);
        });
      }),
    alone: (work, signal) => navigator.locks.request(lockOf(owner), { signal }, work),
  };
}

async function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(NAME, VERSION);
  opening.onupgradeneeded = () => {
    const { result } = opening;
    for (const name of [...result.objectStoreNames]) result.deleteObjectStore(name);
    const asks = result.createObjectStore('asks', { keyPath: 'order', autoIncrement: true });
    asks.createIndex('owner', 'owner');
    asks.createIndex('slot', ['owner', 'slot']);
    result.createObjectStore('records', { keyPath: ['owner', 'kind'] });
    result.createObjectStore('keys', { keyPath: ['owner', 'of'] });
  };
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
    opening.onblocked = reject;
  });
  // A newer panel of this browser wants it: what this one still keeps, it keeps in memory.
  database.onversionchange = () => database.close();
  return database;
}

/** Made once, also when two panels of one browser begin at the same moment: the second finds that it is there. */
async function keyIn(database: IDBDatabase, owner: string, of: KeyOf): Promise<CryptoKey> {
  const read = async () => (await answerOf(reading(database, 'keys').get([owner, of])))?.key as CryptoKey | undefined;
  const known = await read();
  if (known) return known;
  const row = { owner, of, key: await newKey() };
  const failed = await writing(database, ['keys'], (store) => store('keys').add(row)).then(
    () => null,
    (error: unknown) => error,
  );
  const key = await read();
  if (!key) throw failed;
  return key;
}

const reading = (database: IDBDatabase, name: string): IDBObjectStore => database.transaction(name).objectStore(name);

/** Done once it is on the disk, all of it or nothing. */
function writing(database: IDBDatabase, names: string[], work: (store: (name: string) => IDBObjectStore) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(names, 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    work((name) => transaction.objectStore(name));
  });
}

function each<T>(request: IDBRequest<T[]>, act: (one: T) => void): void {
  request.addEventListener('success', () => {
    for (const one of request.result) act(one);
  });
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
