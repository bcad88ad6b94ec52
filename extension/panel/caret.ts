/** Where a caret stands after a text was changed by somebody else: before, in or behind what they changed. */
export function caretAfter(before: string, after: string, caret: number): number {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (caret <= head) return caret;
  return caret >= before.length - tail ? caret + after.length - before.length : head;
}
