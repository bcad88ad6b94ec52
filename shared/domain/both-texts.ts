/**
 * A text that two change at once, with what each made of it: changes in different lines are both made, and of two changes in the same
 * lines both stand, one below the other. Nobody's words are lost. `between` parts the lines, which of a field of one line are parts of it.
 */
export function bothTexts(base: string, current: string, typed: string, between = '\n'): string {
  if (typed === base || typed === current) return current;
  if (current === base) return typed;
  const [was, is, now] = [base, current, typed].map((text) => (text === '' ? [] : text.split(between))) as [string[], string[], string[]];
  const theirs = changed(was, is);
  const own = changed(was, now);
  const [first, second] = own.until <= theirs.from && own.from < theirs.until ? [own, theirs] : [theirs, own];
  const from = Math.min(theirs.from, own.from);
  const until = Math.max(theirs.until, own.until);
  const middle =
    first.until <= second.from
      ? [...first.lines, ...was.slice(first.until, second.from), ...second.lines]
      : [...asIn(was, theirs, from, until), ...asIn(was, own, from, until)];
  return [...was.slice(0, from), ...middle, ...was.slice(until)].join(between);
}

/**
 * A text with whatever another says that it does not say yet, below it. For one of which nobody knows any more what it came from: what is
 * said already is not said twice, and a line that was there goes on in its place.
 */
export function withBelow(current: string, typed: string, between = '\n'): string {
  if (current === '') return typed;
  const lines = current.split(between);
  for (const line of typed.split(between)) {
    if (line.trim() === '' || lines.some((one) => goesOn(one, line))) continue;
    const begun = lines.findIndex((one) => one.trim() !== '' && goesOn(line, one));
    if (begun === -1) lines.push(line);
    else lines[begun] = line;
  }
  return lines.join(between);
}

/** Whether a line begins with all the words of another. */
const goesOn = (line: string, begun: string) => line === begun || line.startsWith(`${begun.trimEnd()} `);

/** Which lines gave way to which. */
type Change = { from: number; until: number; lines: string[] };

function changed(was: readonly string[], is: readonly string[]): Change {
  const most = Math.min(was.length, is.length);
  let before = 0;
  while (before < most && was[before] === is[before]) before += 1;
  let after = 0;
  while (after < most - before && was.at(-1 - after) === is.at(-1 - after)) after += 1;
  return { from: before, until: was.length - after, lines: is.slice(before, is.length - after) };
}

/** Lines from one to another, as they are with a change. */
function asIn(was: readonly string[], change: Change, from: number, until: number): string[] {
  return [...was.slice(from, change.from), ...change.lines, ...was.slice(change.until, until)];
}
