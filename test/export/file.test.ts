import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileOf } from '../../bot/export/file.ts';
import { fileName } from '../../shared/page.ts';
import { runs } from '../setup/long.ts';
import { shortPage, written } from './pages.ts';

describe('a file to take away', () => {
  test('is called what its page is called, by its kind', async () => {
    const markdown = await fileOf(shortPage, 'markdown');
    expect([markdown.name, markdown.type]).toEqual(['Meeting log 3 November 2026.md', 'text/markdown; charset=utf-8']);
    expect(Buffer.from(markdown.content).toString()).toMatch(/^# Log of the meeting on Tuesday 3 November 2026\n/);
    const pdf = await fileOf({ ...shortPage, name: '../../Ŵyn: log?' }, 'pdf');
    expect([pdf.name, pdf.type, Buffer.from(pdf.content).toString('latin1', 0, 8)]).toEqual(['Ŵyn log.pdf', 'application/pdf', '%PDF-1.7']);
  });

  test.each([
    ['Meeting log 3 November 2026', 'Meeting log 3 November 2026'],
    ['Cofnod Siân Ŵyn', 'Cofnod Siân Ŵyn'],
    ['Log, 14:00 (with Ffion)', 'Log 14 00 (with Ffion)'],
    ['../../etc/passwd', 'etc passwd'],
    ['C:\\log', 'C log'],
    ['.hidden', 'hidden'],
    ['log.pdf\u202efdp.exe', 'log pdffdp exe'],
    ['a\r\nSet-Cookie: b', 'a Set-Cookie b'],
    ['“quoted"; filename=x', 'quoted filename x'],
    ['-rf log', 'rf log'],
    ['con', 'Cairn con'],
    ['LPT1', 'Cairn LPT1'],
    ['???', 'Cairn'],
    ['', 'Cairn'],
  ])('%j is called %j', (text, name) => {
    expect(fileName(text)).toBe(name);
  });

  test('has a name that every system takes, whatever it was to be called', () => {
    fc.assert(
      fc.property(
        fc.oneof(written, fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ minLength: 200, maxLength: 400, unit: 'grapheme' })),
        (text) => {
          const name = fileName(text);
          expect(name).toMatch(/^[\p{L}\p{N}(]([\p{L}\p{M}\p{N}()'’_ –-]*[\p{L}\p{M}\p{N}()'’_–-])?$/u);
          expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(190);
        },
      ),
      { numRuns: runs(200, 50_000) },
    );
  });
});
