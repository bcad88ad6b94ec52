import type { Page, Row } from '../../shared/page.ts';
import { plainWords } from '../../shared/plain.ts';

/** A page as CommonMark. What people wrote reads there as they wrote it, line by line, and none of their signs becomes markup. */
export function markdownOf(page: Page): string {
  const blocks = [
    `# ${headingOf(page.title)}`,
    page.facts
      .map(({ label, value }) => itemOf([`**${headingOf(label)}:** ${linesOf(value)[0] ?? ''}`, ...linesOf(value).slice(1)]))
      .join('\n'),
    ...page.parts.flatMap(({ heading, text = [], rows = [] }) => [
      `## ${headingOf(heading)}`,
      ...text.flatMap(paragraphsOf),
      rows.map(rowOf).join('\n'),
    ]),
    ...(page.foot.length > 0 ? ['---', ...page.foot.flatMap(paragraphsOf)] : []),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** Boxes as most programs that draw Markdown know them; where one does not, `[x]` says it too. */
function rowOf({ text, detail, done }: Row): string {
  const box = done === undefined ? '' : done ? '[x] ' : '[ ] ';
  const [first = '', ...others] = [...linesOf(text), ...linesOf(detail)];
  return itemOf([box + first, ...others]);
}

const itemOf = (lines: string[]): string => `- ${lines.join('\\\n  ')}`.trimEnd();

/** A line end of theirs is one that shows; an empty line parts two paragraphs. */
function paragraphsOf(text: string): string[] {
  return plainWords(text, 'lines')
    .split(/\n\s*\n/)
    .map((paragraph) => linesOf(paragraph).join('\\\n'));
}

function linesOf(text: string): string[] {
  return plainWords(text, 'lines')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .map(escaped);
}

/** In a heading, signs at its end would go too. */
const headingOf = (text: string): string => escaped(plainWords(text, 'one line').trim()).replaceAll(/\\?#/g, '\\#');

/** Signs that mean something wherever they stand, to CommonMark or to GitHub, and what would become a link by itself. */
const ANYWHERE = /[\\`*_[\]<~|$@]|&(?=#?\w+;)|:(?=\/\/)|(?<=www)\./gi;
/** Signs that begin something at the start of a line: a heading, a quotation, a list, a rule, a table. */
const AT_START = /^[#>+=:-]|^\d+(?=[.)])/;

function escaped(line: string): string {
  return (
    line
      .replaceAll(ANYWHERE, '\\$&')
      .replace(AT_START, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))
      // Spaces at the start would be lost, or make it code.
      .replace(/^ +/, (spaces) => '\u00a0'.repeat(spaces.length))
  );
}
