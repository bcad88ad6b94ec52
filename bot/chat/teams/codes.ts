const DEEPEST = 5;
const LONGEST = 20_000;
const NAMES = ['subCode', 'code'];

/**
 * Teams' own word for what is wrong, wherever it stands: as the code of an error, or in JSON inside the text of one without any. Null
 * where there is none; never a sentence, since what it says may be logged.
 */
export function codeIn(body: unknown, depth = 0): string | null {
  if (depth > DEEPEST) return null;
  if (typeof body === 'string') return codeIn(parsed(body), depth + 1);
  if (typeof body !== 'object' || body === null) return null;
  const own = NAMES.map((name) => (body as Record<string, unknown>)[name]).find(isCode);
  // What is inside is more exact than what is around it: “Forbidden” around “MessageWritesBlocked”.
  const inside = Object.values(body).flatMap((value) => codeIn(value, depth + 1) ?? []);
  return inside[0] ?? own ?? null;
}

const isCode = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z]{3,60}$/.test(value);

function parsed(text: string): unknown {
  if (text.length > LONGEST || !/^\s*[{[]/.test(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
