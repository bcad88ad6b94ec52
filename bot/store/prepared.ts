import type { CompiledQuery } from 'kysely';
import { type Engine, engineOf } from './engine.ts';
import type { Db } from './tables.ts';

/** Stands in a statement where a value will be. */
class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

export const isPlace = (value: unknown): boolean => value instanceof Place;

/** A value that SQLite cannot see while it plans. By one that it sees it may choose an index, and so plans the statement anew each time. */
export const UNPLANNED = '(select ?)';

/**
 * A statement on the way of every press: put together once, then only given its values. `build` may not look at the values it is
 * given, as they are not known yet; a list may stand where {@link among} takes it. Gives the rows.
 */
export function prepared<V extends object, R>(
  build: (db: Db, values: V) => { compile(): CompiledQuery<R> },
): (db: Db, values: V) => Promise<R[]> {
  const texts: { [E in Engine['name']]?: CompiledQuery<R> } = {};
  const places = new Proxy({}, { get: (_, name) => new Place(String(name)) }) as V;
  return async (db, values) => {
    const engine = engineOf(db);
    texts[engine] ??= unplanned(build(db, places).compile(), engine);
    const given = (part: unknown) => (part instanceof Place ? bound(values[part.name as keyof V], engine) : part);
    return (await db.executeQuery<R>({ ...texts[engine], parameters: texts[engine].parameters.map(given) })).rows;
  };
}

/** SQLite has no lists, but reads them from JSON. */
function bound(value: unknown, engine: Engine['name']): unknown {
  return Array.isArray(value) && engine === 'sqlite' ? JSON.stringify(value) : value;
}

function unplanned<R>(query: CompiledQuery<R>, engine: Engine['name']): CompiledQuery<R> {
  const reads = engine === 'sqlite' && /^(select|with) /.test(query.sql);
  return reads ? { ...query, sql: query.sql.replaceAll('?', UNPLANNED) } : query;
}
