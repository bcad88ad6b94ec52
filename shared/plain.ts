/**
 * What people write, and what their chat calls them, as text that shows what it is. Control characters end a calendar line, a log line
 * or a database's patience; the marks that turn or hide a line's direction make the rest of a sentence read as something else; half an
 * emoji is nothing. Spaces take the place of those that part words. `\n` stays where `lines` are wanted.
 */
export function plainWords(text: string, lines: 'lines' | 'one line'): string {
  const whole = text.toWellFormed().replaceAll(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n');
  const kept = lines === 'lines' ? whole : whole.replaceAll('\n', ' ');
  return kept.replaceAll('\t', ' ').replaceAll(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '');
}

/** As much of a text as fits, and no half of an emoji at its end: by letters that every engine counts alike, so that a panel cuts as the server does. */
export const fitted = (text: string, most: number): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
