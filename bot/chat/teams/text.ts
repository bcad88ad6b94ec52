export type Drawn = Record<string, unknown> & { type: string };
type Look = {
  weight?: 'Bolder';
  isSubtle?: true;
  size?: 'Small' | 'Medium' | 'Large';
  color?: 'Attention' | 'Good';
  fontType?: 'Monospace';
};

/**
 * What people wrote stands in runs of a RichTextBlock, which read no Markdown: stars and brackets mean nothing there. A TextBlock would
 * make links and lists of them.
 */
export function paragraphs(text: string, look: Look = {}, first: Record<string, unknown> = {}): Drawn[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => ({
      type: 'RichTextBlock',
      ...(index === 0 ? first : { spacing: 'Small' }),
      inlines: [run(line, look)],
    }));
}

export function run(text: string, look: Look = {}): Drawn {
  return { type: 'TextRun', text: harmless(text), ...look };
}

/** A heading, which a screen reader can jump to. Only a TextBlock can be one, so words that it might take for Markdown are set as text. */
export function heading(text: string, size: 'Medium' | 'Default'): Drawn[] {
  if (text.trim() === '') return [];
  if (isPlain(text)) return [{ type: 'TextBlock', text, style: 'heading', weight: 'Bolder', size, wrap: true }];
  return paragraphs(text, size === 'Medium' ? { weight: 'Bolder', size } : { weight: 'Bolder' });
}

/** Whether nothing of it could be taken for Markdown or a function of dates. */
export function isPlain(text: string): boolean {
  return !/[*_[\]`~#<>\\|&{}\n]|^(\s|[-+=]|\d+[.)])|https?:|www\.|\S@\S/i.test(text);
}

/**
 * A choice beside its box is read as Markdown by the renderer that Teams has, and as it stands by others, so nothing can be escaped: marks
 * become letters that look like them, and what leads somewhere does so no more. What is sent is the choice's value, not its words.
 */
export function inChoice(text: string): string {
  if (isPlain(text)) return text;
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[*_`~[\]<>#|\\&{}]/g, (mark) => likeness[mark]!)
    .replaceAll(/(?<=https?)(?=:)|(?<=www)(?=\.)|(?=@)/gi, '\u2060')
    .replace(/^(?=[-+=]|\d+[.)])/, '\u2060');
}

const likeness: Record<string, string> = {
  ...{ '*': '∗', _: '＿', '`': 'ˋ', '~': '∼', '[': '［', ']': '］', '<': '‹', '>': '›' },
  ...{ '#': '＃', '|': '∣', '\\': '∖', '&': '＆', '{': '｛', '}': '｝' },
};

/** `{{DATE(…)}}` is a function to every renderer, wherever it stands; a joiner nobody sees keeps it what somebody wrote. */
export const harmless = (text: string): string => text.replaceAll('{{', '{\u2060{');

/** Pixels that a button's words take, rather too many than too few: nobody tells a bot how wide the letters of Teams' font are. */
export function widthOfText(text: string): number {
  return [...text].reduce((sum, letter) => sum + letterWidths.find(([letters]) => letters.test(letter))![1], 0);
}

const letterWidths: readonly [RegExp, number][] = [
  [/[ijltfrI'’.,:;!|()-]/, 5],
  [/ /, 4],
  [/[mwMW@…]|[^\u0000-\u2e7f]/u, 14],
  [/\p{Lu}/u, 9.6],
  [/./su, 8.3],
];
