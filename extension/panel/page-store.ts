/** What a page keeps where the browser keeps nothing for it, for as long as it is open. */
const open = new Map<string, string>();

export function readHere(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? open.get(key) ?? null;
  } catch {
    return open.get(key) ?? null;
  }
}

/** null forgets it. */
export function writeHere(key: string, text: string | null): void {
  open.delete(key);
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // The panel says that nothing is kept: see kept-somewhere.ts.
    if (text !== null) open.set(key, text);
  }
}
