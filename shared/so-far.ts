import { Intent } from './intent.ts';

/**
 * What a form that is still being filled in holds so far, as an intent: what the form knows, and each field that can be read already. A
 * field that cannot is left out, and does not keep the others back; null where what is left makes no intent.
 */
export function readSoFar(known: Record<string, unknown>, fields: Record<string, unknown>): Intent | null {
  const left = new Map(Object.entries(fields));
  for (;;) {
    const read = Intent.safeParse({ ...known, ...Object.fromEntries(left) });
    if (read.success) return read.data;
    const wrong = read.error.issues.map(({ path }) => String(path[0] ?? '')).filter((name) => left.has(name));
    if (wrong.length === 0) return null;
    for (const name of wrong) left.delete(name);
  }
}
