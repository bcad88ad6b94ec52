import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { extensionManifest } from '../../manifests/extension.ts';
import { root } from '../house/tree.ts';
import { outOfVoice } from '../house/words.ts';

const [, ...parts] = readFileSync(join(root, 'manifests/store/listing.md'), 'utf8').split(/^## /m);
const sections = Object.fromEntries(
  parts.map((part) => {
    const [title, ...lines] = part.split('\n');
    return [title!, lines.join('\n').trim()];
  }),
);
const reasons = Object.fromEntries([...sections.Permissions!.matchAll(/^- `(.+?)`: (.+)$/gm)].map(([, name, reason]) => [name!, reason!]));

/** The narrowest of what the Chrome Web Store, Edge Add-ons and Mozilla take, in characters. */
test.each([
  ['Name', 5, 45],
  ['Summary', 20, 132],
  ['Description', 250, 10_000],
  ['Single purpose', 20, 1000],
  ['Notes for whoever reviews it', 20, 2000],
] as const)('%s is as long as every store takes it', (title, least, most) => {
  const { length } = sections[title]!;
  expect([length >= least, length <= most, length]).toEqual([true, true, length]);
});

test('what is said to the stores is what the manifest says, and no permission goes without its reason', () => {
  const [chrome, firefox] = [extensionManifest('chrome'), extensionManifest('firefox')];
  expect([sections.Name, sections.Summary]).toEqual([chrome.name, chrome.description]);
  const asked = [chrome, firefox].flatMap((one) => [...one.permissions, ...one.optional_host_permissions]);
  expect(Object.keys(reasons).toSorted()).toEqual([...new Set(asked)].toSorted());
  for (const reason of Object.values(reasons)) expect(reason.length).toBeLessThanOrEqual(1000);
  const { gecko } = (firefox as { browser_specific_settings: { gecko: { data_collection_permissions: Record<string, string[]> } } })
    .browser_specific_settings;
  for (const kind of Object.values(gecko.data_collection_permissions).flat()) expect(sections.Privacy).toContain(`\`${kind}\``);
  const terms = sections['Search terms']!.split(', ');
  expect(terms.length).toBeLessThanOrEqual(7);
  expect(terms.every((term) => term.length <= 30)).toBe(true);
});

test.each([
  ['store-call-light.png', 1280, 800],
  ['store-call-dark.png', 1280, 800],
  ['store-plan-light.png', 1280, 800],
  ['store-tile.png', 440, 280],
  ['mark-128.png', 128, 128],
] as const)('%s has the size that the stores want', (name, width, height) => {
  const png = readFileSync(join(root, 'manifests/pictures', name));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height]);
});

test('and is said in the voice of the rest', () => {
  const texts = ['Name', 'Summary', 'Description', 'Single purpose'].map((key) => ({
    file: 'listing.md',
    noun: 'store',
    key,
    text: sections[key]!.replaceAll(/\s+(- )?/g, ' '),
  }));
  expect(outOfVoice(texts)).toEqual([]);
});
