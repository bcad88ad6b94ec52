import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { configTable } from '../../bot/config-variables.ts';
import { root } from '../house/tree.ts';

const readme = readFileSync(`${root}README.md`, 'utf8');
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: Record<string, string> };
const all = (pattern: RegExp) => [...readme.matchAll(pattern)].map((match) => match[1]!);

describe('the README', () => {
  test('has one row for every setting, as the program itself describes it', () => {
    const cell = (text: string) => text.replaceAll('|', '\\|');
    const rows = configTable.map(
      ({ name, about, expected, otherwise }) => `| \`${name}\` | ${cell(about)} | ${cell(expected)} | ${cell(otherwise)} |`,
    );
    expect(readme).toContain(['| variable | what for | what it has to be | without it |', '| --- | --- | --- | --- |', ...rows].join('\n'));
  });

  test('names only settings there are', () => {
    const known = configTable.map(({ name }) => name);
    const named = all(/\b((?:CAIRN|SLACK)_[A-Z_]+)\b/g);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('names only commands there are', () => {
    const named = all(/npm run (?:--silent )?([\w:]+)/g);
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('names only files and folders there are', () => {
    const code = all(/`((?:bot|shared|manifests|test|extension)\/[\w./-]*)`/g);
    const links = [...all(/\]\((?!https?:|#)([^)]+)\)/g), ...all(/(?:src|srcset)="([^"]+)"/g)];
    expect(code.length).toBeGreaterThan(8);
    expect([...code, ...links].filter((path) => !existsSync(root + path))).toEqual([]);
  });

  test('leads only to headings there are', () => {
    const headings = all(/^#+ (.+)$/gm).map((text) => text.toLowerCase().replaceAll(' ', '-'));
    expect(all(/\]\(#([^)]+)\)/g).filter((anchor) => !headings.includes(anchor))).toEqual([]);
  });
});
