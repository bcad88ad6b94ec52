/** Whether one is the other with a single slip of the keys in a word: a letter missing, doubled, added, swapped or, in longer words, another one. */
export function isNearly(typed: string, command: string): boolean {
  const a = typed.split(' ');
  const b = command.split(' ');
  return a.length === b.length && a.every((word, index) => isWordNearly(word, b[index]!));
}

/** Shorter words lie too close together: “no” is not “now”. */
const SHORTEST = 4;
/** A letter changed for another makes other words of short ones: “more” is not “move”. */
const SHORTEST_CHANGED = 6;

function isWordNearly(typed: string, word: string): boolean {
  if (typed === word) return true;
  if (word.length < SHORTEST || Math.abs(typed.length - word.length) > 1) return false;
  const same = firstDifference(typed, word);
  const rest = (text: string, skip: number) => text.slice(same + skip);
  if (typed.length < word.length) return typed.length >= SHORTEST - 1 && rest(typed, 0) === rest(word, 1);
  if (typed.length > word.length) return rest(typed, 1) === rest(word, 0);
  const swapped = typed[same] === word[same + 1] && typed[same + 1] === word[same] && rest(typed, 2) === rest(word, 2);
  return swapped || (word.length >= SHORTEST_CHANGED && rest(typed, 1) === rest(word, 1));
}

function firstDifference(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index++;
  return index;
}
