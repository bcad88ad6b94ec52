import * as z from 'zod/mini';
import { plainWords } from './plain.ts';
import type { Instant } from './time.ts';

/**
 * Something somebody takes away as a file, worded for them already. What draws it as Markdown or PDF knows nothing of what it is about,
 * and shows every text as text: whatever signs people wrote mean nothing there.
 */
export type Page = {
  /** What the file is called, without its ending: see {@link fileName}. */
  name: string;
  /** BCP 47; what reads a PDF aloud goes by it. */
  language: string;
  title: string;
  facts: readonly Fact[];
  parts: readonly Part[];
  /** What stands under it all, such as who can read this and how it is signed. */
  foot: readonly string[];
  /** When it was made: the same page of the same moment is the same file, byte for byte. */
  made: Instant;
};

export type Fact = { label: string; value: string };

/** What somebody wrote, each text in its own lines, and then what is listed; one of them is usually not there. */
export type Part = { heading: string; text?: readonly string[]; rows?: readonly Row[] };

/** One of a list. With `done` it has a box, ticked or empty; without, it is a row like any other. */
export type Row = { text: string; detail: string; done?: boolean };

/** How a page can be taken away. */
export const Format = z.enum(['markdown', 'pdf']);
export type Format = z.infer<typeof Format>;

/** A file as it is handed over; its name has its ending. */
export type TakenFile = { name: string; type: string; content: Uint8Array };

/** File systems allow 255 bytes; an ending and a “(2)” have to fit as well. */
const MOST_BYTES = 180;
const ON_WINDOWS_A_DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const graphemes = new Intl.Segmenter('und');

/** A file's name, without its ending, that every system takes: letters, figures and spaces, never a folder, and never too long. */
export function fileName(text: string): string {
  const words = plainWords(text, 'one line')
    .normalize()
    .replaceAll(/[^\p{L}\p{M}\p{N}()'’_–-]+/gu, ' ')
    .replace(/^[^\p{L}\p{N}(]+/u, '');
  let name = '';
  let bytes = 0;
  for (const { segment } of graphemes.segment(words)) {
    bytes += new TextEncoder().encode(segment).length;
    if (bytes > MOST_BYTES) break;
    name += segment;
  }
  name = name.trim();
  return name === '' || ON_WINDOWS_A_DEVICE.test(name) ? `Cairn ${name}`.trim() : name;
}
