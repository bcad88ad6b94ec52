const DEEPEST = 5;
const LONGEST = 20_000;

/**
 * Teams' own word for what is wrong, wherever it stands: as the code of an error, or in JSON inside the text of one without any. Null
 * where there is none; never a sentence, since what it says may be logged.
 */
export function codeIn(body: unknown): string | null {
  const named = namedIn(body, 0);
  // A `subCode` is more exact than what is around it, and so is what is deeper inside: “Forbidden” around “MessageWritesBlocked”.
  return (named.find(({ name }) => name === 'subCode') ?? named.at(-1))?.code ?? null;
}

type Named = { name: string; code: string };

/** From the outermost to the innermost. */
function namedIn(value: unknown, depth: number): Named[] {
  if (depth > DEEPEST) return [];
  if (typeof value === 'string') return namedIn(parsed(value), depth + 1);
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const own = entries.flatMap(([name, code]) => ((name === 'code' || name === 'subCode') && isCode(code) ? [{ name, code }] : []));
  return [...own, ...entries.flatMap(([, inside]) => namedIn(inside, depth + 1))];
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
