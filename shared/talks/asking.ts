import type { OpenQuestion, RatingQuestion, Threshold, Worded } from './script.ts';

/** Short ways to write a script down, so that its questions can be read one under the other. The first wording is asked, the others differently. */
type Wordings = readonly [string, string, ...string[]];

export const said = (text: string): Worded => ({ 'en-GB': text });

export function spine(id: string, ...wordings: Wordings): OpenQuestion {
  return { ...asked(id, wordings), kind: 'open', depth: 'spine' };
}

export function deeper(id: string, ...wordings: Wordings): OpenQuestion {
  return { ...asked(id, wordings), kind: 'open', depth: 'deeper' };
}

export function rating(
  id: string,
  [least, most]: readonly [number, number],
  below: Threshold | null,
  ...wordings: Wordings
): RatingQuestion {
  return { ...asked(id, wordings), kind: 'rating', depth: 'spine', least, most, below };
}

function asked(id: string, [ask, other, ...more]: Wordings) {
  return { id, ask: said(ask), differently: [said(other), ...more.map(said)] as const };
}
