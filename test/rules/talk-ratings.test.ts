import { describe, expect, test } from 'vitest';
import { having, upToRating } from '../setup/talks.ts';

describe('a number below seven', () => {
  test('asks what would raise it, and 4 becomes 8', () => {
    const maya = upToRating().does({ move: 'rate', value: 4 });
    expect(maya.shows('below')).toMatchObject({ under: 7, offers: ['raise', 'smaller', 'let-go', 'back', 'pause', 'stop'] });
    maya.does({ move: 'raise' });
    expect([maya.question(), maya.position()]).toEqual(['rating.raise', '8 of 8']);
    maya.fills('an hour without the telephone');
    expect(maya.shows('question')).toMatchObject({ question: 'rating.commitment', rated: true });
    maya.does({ move: 'rate', value: 8 });
    expect(maya.question()).toBe('summary');
    expect(maya.shows('summary')!.entries.slice(-2)).toMatchObject([
      { question: 'rating.commitment', rated: true, choices: [] },
      { question: 'rating.raise', text: 'an hour without the telephone' },
    ]);
    expect(maya.talk().ratings.map(({ value, way }) => [value, way])).toEqual([
      [4, 'raise'],
      [8, null],
    ]);
  });

  test('may stay as it is: with a smaller step, let go, or just going on', () => {
    const smaller = upToRating().does({ move: 'rate', value: 5 }).does({ move: 'smaller' }).fills('only the first call');
    expect(smaller.does({ move: 'next' }).question()).toBe('summary');
    const letGo = upToRating().does({ move: 'rate', value: 2 }).does({ move: 'let-go' });
    expect([letGo.lines(), letGo.question()]).toEqual([['letItGo'], 'summary']);
    expect(letGo.talk().ratings).toMatchObject([{ value: 2, way: 'let-go' }]);
    expect(upToRating().does({ move: 'rate', value: 6 }).does({ move: 'next' }).question()).toBe('summary');
  });

  test('can be given again at once, and seven is enough', () => {
    const maya = upToRating().does({ move: 'rate', value: 3 }).does({ move: 'rate', value: 6 });
    expect([maya.question(), maya.talk().ratings.at(-1)?.value]).toEqual(['below rating.commitment', 6]);
    expect(maya.does({ move: 'rate', value: 7 }).question()).toBe('summary');
  });

  test('is nobody else’s business', () => {
    const maya = upToRating().does({ move: 'rate', value: 9 });
    expect(maya.refused({ move: 'choose', question: 'rating.commitment', choice: 'shared' })).toBe('ratingStaysYours');
  });

  test('is read, put right and taken back in its form, with whatever is written beside it', () => {
    const inForm = (value: number | null, text = '') => ({ move: 'answer', question: 'rating.commitment', text, value }) as const;
    const maya = upToRating().does(inForm(5, 'but tired'));
    expect([maya.question(), maya.answers()['rating.commitment']]).toEqual(['below rating.commitment', ['but tired']]);
    expect(maya.does(inForm(8, 'but tired')).question()).toBe('summary');
    expect(maya.does(inForm(3)).lines()).toEqual(['ratingChanged']);
    expect([maya.question(), maya.talk().ratings.at(-1)?.value, maya.answers()['rating.commitment']]).toEqual(['summary', 3, undefined]);
    expect(maya.does(inForm(3, 'after all')).talk().ratings).toHaveLength(3);
    expect(maya.refused(inForm(11))).toBe('ratingOutside');
    maya.does({ move: 'finish' });
    expect([maya.does(inForm(null, 'after all')).lines(), maya.talk().ratings]).toEqual([['ratingErased'], []]);
    expect([maya.does(inForm(null)).lines(), maya.answers()['rating.commitment']]).toEqual([['erased'], undefined]);
    expect(maya.refused(inForm(null))).toBe('nothingWritten');
    expect(upToRating().does({ move: 'rate', value: 4 }).does(inForm(null)).question()).toBe('rating.commitment');
    expect(having().refused(inForm(4))).toBe('notThereYet');
  });

  test('that is not on the scale is not taken, nor one that nobody asked for', () => {
    const maya = upToRating();
    expect([0, 11].map((value) => maya.refused({ move: 'rate', value }))).toEqual(['ratingOutside', 'ratingOutside']);
    expect(having().refused({ move: 'rate', value: 5 })).toBe('noRatingNow');
    expect(maya.refused({ move: 'raise' })).toBe('noRatingNow');
  });
});
