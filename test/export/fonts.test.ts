import { type Font, openSync } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { emojiFont, fontFamily, fonts } from '../../bot/fonts.ts';

const LETTERS = {
  Welsh: 'ŵŷâêîôûïẁẃẅỳýÿäëöü',
  'Scottish Gaelic and Irish': 'àèìòùáéíóúḃċḋḟġṁṗṡṫ',
  Polish: 'ąćęłńóśźż',
  'Czech and Slovak': 'áäčďéěíĺľňóôŕřšťúůýž',
  Romanian: 'ăâîșțşţ',
  'Hungarian and Turkish': 'őűğışçö',
  'Lithuanian and Latvian': 'ąčęėįšųūžāēģīķļņ',
  Vietnamese: 'ạảấầẩẫậắằẳẵặẹẻẽếềểễệđơư',
  Yoruba: 'ẹọṣ',
  Greek: 'αβγδεζηθάέήίόύώ',
  'Ukrainian and Bulgarian': 'абвгґдеєжзиіїйклмнопрстуфхцчшщьъюя',
};
const SIGNS = '“”‘’–—…•·€£%&@→←✓☐☑½°′″−×0123456789';

test('has the same signs in both weights', () => {
  const [regular, semibold] = [fonts.regular, fonts.semibold].map((path) => new Set((openSync(path) as Font).characterSet));
  expect(semibold).toEqual(regular);
});

describe.each(Object.entries(fonts))('the %s font', (_weight, path) => {
  const font = openSync(path) as Font;

  test.each(Object.entries(LETTERS))('has the letters of %s, small and capital', (_language, letters) => {
    expect([...letters, ...letters.toUpperCase()].filter((letter) => !font.hasGlyphForCodePoint(letter.codePointAt(0)!))).toEqual([]);
  });

  test('goes by the family’s name', () => {
    expect((font as unknown as { getName(name: string): string | null }).getName('preferredFamily') ?? font.familyName).toBe(fontFamily);
  });

  test('has the signs that pages and pictures use', () => {
    expect([...SIGNS].filter((sign) => !font.hasGlyphForCodePoint(sign.codePointAt(0)!))).toEqual([]);
  });

  test('has figures of one width, so that times stand under each other', () => {
    expect(new Set([...'0123456789'].map((figure) => font.layout(figure).advanceWidth)).size).toBe(1);
  });
});

test('the pictures that people write most are there, also those of more than one sign', () => {
  const font = openSync(emojiFont) as Font;
  const pictures = ['👍', '👍🏽', '🙂', '🎉', '❤️', '✅', '👩‍🔬', '🏳️‍🌈', '🏴󠁧󠁢󠁷󠁬󠁳󠁿', '1️⃣'];
  expect(pictures.filter((one) => font.layout(one).glyphs.length !== 1 || font.layout(one).glyphs[0]!.id === 0)).toEqual([]);
});
