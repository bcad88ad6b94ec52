import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runsOf } from '../../bot/export/letters.ts';
import { plainWords } from '../../shared/plain.ts';
import { runs } from '../setup/long.ts';
import { HOSTILE, written } from './pages.ts';

const unseen = /\p{Default_Ignorable_Code_Point}/gu;
const shown = (text: string) =>
  runsOf(text, 'regular', 'en-GB')
    .map((run) => run.text)
    .join('');

describe('what people write', () => {
  test.each(['Siân Ŵyn, Tŷ Gwyn, Ŷ', 'Sławomir Żółkiewski', 'Ó Dónaill, ḃuail', 'Đặng Thị Hạnh', 'Олена', 'Ελένη', '½ × £5 → ☑'])(
    'is shown as it is: %s',
    (text) => {
      expect(runsOf(text, 'semibold', 'en-GB')).toEqual([{ face: 'semibold', text }]);
    },
  );

  test.each([
    ['مرحبا بالعالم', '[Arabic]'],
    ['She said مرحبا، بالعالم and left', 'She said [Arabic] and left'],
    ['日本語とかな', '[Japanese]'],
    ['漢字', '[Chinese]'],
    ['한국어 漢字', '[Korean] [Chinese]'],
    ['नमस्ते, ਸਤ ਸ੍ਰੀ ਅਕਾਲ', '[Devanagari], [Gurmukhi]'],
    ['𝔘 and 𓀀', '□ and □'],
    ['\ud800', '□'],
  ])('in letters that are not there is named, not left out: %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
    expect(runsOf(text, 'regular', 'en-GB').some((run) => run.lacking)).toBe(true);
  });

  test('has its pictures, in one colour, and says what is not to be seen of them', () => {
    expect(runsOf('Yes 👍🏽 ❤️ ❤ 1️⃣', 'regular', 'en-GB')).toEqual([
      { face: 'regular', text: 'Yes ' },
      { face: 'emoji', text: '👍🏽', written: '👍🏽' },
      { face: 'regular', text: ' ' },
      { face: 'emoji', text: '❤️' },
      { face: 'regular', text: ' ❤ ' },
      { face: 'emoji', text: '1️⃣' },
    ]);
  });

  test.each(['zero\u200bwidth', 'soft\u00adhyphen', 'join\u200der', '\ufeffmark'])(
    'has no boxes for marks that are never seen: %j',
    (text) => {
      expect(runsOf(text, 'regular', 'en-GB')).toEqual([{ face: 'regular', text: text.replaceAll(unseen, '') }]);
    },
  );

  test('is all there, whatever it is', () => {
    const plain = (text: string) => plainWords(text, 'one line').normalize().replaceAll(unseen, '').replaceAll(/\s/g, ' ');
    const kept = (text: string) => {
      const all = runsOf(text, 'regular', 'en-GB').map((run) => run.written ?? run.text);
      expect(all.join('').replaceAll(unseen, '').replaceAll(/\s/g, ' ')).toBe(plain(text));
    };
    for (const text of HOSTILE) kept(text);
    fc.assert(fc.property(fc.oneof(written, fc.string({ unit: 'binary' })), kept), { numRuns: runs(500, 50_000) });
  });
});
