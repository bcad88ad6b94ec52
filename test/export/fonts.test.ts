import { type Font, openSync } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { fontFamily, fonts } from '../../bot/fonts.ts';

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
