import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isOlder } from '../../bot/build/older.ts';

test('a page is built anew when it is missing or anything it is made of is newer, and not for what every start writes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-older-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const at = (second: number, ...names: string[]) => {
    for (const name of names) utimesSync(join(folder, name), second, second);
  };
  const isOld = () => isOlder(join(folder, 'made.html'), [join(folder, 'source'), join(folder, 'lock')], join('words', 'compiled'));
  for (const name of ['source/views', 'source/words/compiled']) mkdirSync(join(folder, name), { recursive: true });
  const files = ['source/main.ts', 'source/views/app.tsx', 'source/words/en.json', 'source/words/compiled/en.ts', 'lock'];
  for (const name of files) writeFileSync(join(folder, name), '');
  at(1_000, 'source', 'source/views', 'source/words', 'source/words/compiled', ...files);
  expect(isOld()).toBe(true);
  writeFileSync(join(folder, 'made.html'), '');
  at(2_000, 'made.html');
  expect(isOld()).toBe(false);
  at(3_000, 'source/words/compiled', 'source/words/compiled/en.ts', 'source/words');
  expect(isOld()).toBe(false);
  for (const changed of ['source/views/app.tsx', 'source/words/en.json', 'source/views', 'lock']) {
    at(3_000, changed);
    expect([changed, isOld()]).toEqual([changed, true]);
    at(1_000, changed);
  }
});
