import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../bot/config.ts';
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
    const named = all(/\b((?:CAIRN|SLACK|TEAMS)_[A-Z_]+)\b/g);
    for (const family of ['CAIRN', 'SLACK', 'TEAMS']) expect(known.filter((name) => name.startsWith(family))).not.toEqual([]);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('gives for the first start in Teams what the program asks for there', () => {
    const command = /^(CAIRN_URL=\S+ TEAMS_APP_ID=.*) npm start$/m.exec(readme)?.[1] ?? '';
    const given = Object.fromEntries([...command.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name, value]));
    const id = '11111111-2222-3333-4444-555555555555';
    const start = { ...given, TEAMS_APP_ID: id, TEAMS_APP_PASSWORD: 'a-secret-of-entra', TEAMS_TENANTS: id, TEAMS_ADMINS: id };
    expect(Object.keys(start)).toEqual(Object.keys(given));
    expect(() => readConfig(start)).not.toThrow();
    for (const { name } of configTable.filter(({ name }) => name in start && name !== 'TEAMS_ADMINS')) {
      const { [name]: _, ...without } = start as Record<string, string>;
      expect(() => readConfig(without)).toThrow(name);
    }
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
