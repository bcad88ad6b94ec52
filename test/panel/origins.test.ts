import { expect, test } from 'vitest';
import { readConfig } from '../../bot/config.ts';

test('side panels are named by their whole origin, and by nothing that others could have as well', () => {
  const [one, other] = ['abcdefghijklmnop', 'ponmlkjihgfedcba'].map((half) => `chrome-extension://${half}${half}`);
  expect(readConfig({ CAIRN_PANEL_ORIGINS: `${one}, ${other}` }).panelOrigins).toEqual([one, other]);
  for (const wrong of [
    '*',
    'chrome-extension://*',
    `${one}/`,
    `${one}.example`,
    'https://example.org',
    'moz-extension://anything',
    `${one},`,
  ])
    expect(() => readConfig({ CAIRN_PANEL_ORIGINS: wrong })).toThrow(/^CAIRN_PANEL_ORIGINS has to be/);
});
