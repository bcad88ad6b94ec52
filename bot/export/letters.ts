import { type Font, openSync } from 'fontkit';
import { plainWords } from '../../shared/plain.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { emojiFont, fonts } from '../fonts.ts';

/**
 * Text of one font. `written` is what a machine is to read there instead, where the two differ; `lacking` are signs that there are no
 * letters for.
 */
export type Run = { face: Face; text: string; written?: string; lacking?: true };
export type Face = keyof typeof fonts | 'emoji';

/** Scripts to name, so that “[Arabic]” can be said; any other sign that there are no letters for is a □. */
const SCRIPTS = new Map([
  ...'Arab Armn Beng Cans Cher Deva Ethi Geor Gujr Guru Hani Hebr Khmr Knda Laoo Mlym Mong Mymr Orya Sinh Taml Telu Thaa Thai Tibt'
    .split(' ')
    .map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const),
  ['Jpan', /[\p{Script=Hira}\p{Script=Kana}]/u],
  ['Kore', /\p{Script=Hang}/u],
]);
/** Marks that are never seen by themselves; in an emoji they decide what it looks like. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
/** Asks for the picture where a sign is a letter as well, as in ❤️. */
const AS_PICTURE = '\ufe0f';
const graphemes = new Intl.Segmenter('und');

const letters = openSync(fonts.regular) as Font;
const emoji = openSync(emojiFont) as Font;

/** `kind` is a script where the piece is in one of {@link SCRIPTS}. */
type Piece = { kind: 'text' | 'emoji' | 'sign' | (string & {}); text: string };

/** What people wrote, by the fonts that have it. Nothing vanishes: what no font has is named in brackets. */
export function runsOf(text: string, face: keyof typeof fonts, language: string): Run[] {
  const pieces: Piece[] = [];
  for (const { segment } of graphemes.segment(plainWords(text, 'one line').normalize())) add(pieces, pieceOf(segment));
  return pieces.map((piece) => runOf(piece, face, language));
}

function pieceOf(grapheme: string): Piece {
  const seen = grapheme.replaceAll(UNSEEN, '');
  const isLetter = [...seen].every((one) => letters.hasGlyphForCodePoint(one.codePointAt(0)!));
  if (isLetter && !grapheme.includes(AS_PICTURE)) return { kind: 'text', text: seen };
  if (seen !== '' && emoji.layout(grapheme).glyphs.every(({ id }) => id !== 0)) return { kind: 'emoji', text: grapheme };
  if (isLetter) return { kind: 'text', text: seen };
  if (seen.trim() === '') return { kind: 'text', text: ' ' };
  for (const [script, pattern] of SCRIPTS) if (pattern.test(seen)) return { kind: script, text: grapheme };
  return { kind: 'sign', text: grapheme };
}

/** Words of one script are named once, with the spaces and signs between them. */
function add(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  const before = pieces.at(-2);
  if (piece.text === '') return;
  if (last && goOn(last.kind, piece)) extend(last, piece);
  else if (last && before && SCRIPTS.has(before.kind) && goOn(before.kind, piece) && /^[\s\p{P}]+$/u.test(last.text)) {
    before.text += last.text;
    extend(before, piece);
    pieces.pop();
  } else pieces.push(piece);
}

function goOn(kind: string, next: Piece): boolean {
  if (kind === 'text') return next.kind === 'text';
  return SCRIPTS.has(kind) && (next.kind === kind || next.kind === 'sign' || (isHan(kind) && isHan(next.kind)));
}

function extend(piece: Piece, by: Piece): void {
  piece.text += by.text;
  if (by.kind === 'Jpan') piece.kind = 'Jpan';
}

/** Chinese signs beside Japanese ones are Japanese. */
const isHan = (kind: string): boolean => kind === 'Hani' || kind === 'Jpan';

function runOf({ kind, text }: Piece, face: keyof typeof fonts, language: string): Run {
  if (kind === 'text') return { face, text };
  // A picture in one colour has no tone of skin.
  if (kind === 'emoji') return { face: 'emoji', text, ...(/\p{Emoji_Modifier}/u.test(text) ? { written: text } : {}) };
  const shown = kind === 'sign' ? '□' : wordsFor(language).page.unshown({ script: nameOf(kind, language) });
  return { face, text: shown, written: text, lacking: true };
}

function nameOf(script: string, language: string): string {
  const [type, code] = script === 'Hani' ? (['language', 'zh'] as const) : (['script', script] as const);
  return new Intl.DisplayNames(language, { type }).of(code) ?? code;
}
