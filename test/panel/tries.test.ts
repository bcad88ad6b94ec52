import { expect, test } from 'vitest';
import { createTries } from '../../bot/panel/tries.ts';
import { networkOf } from '../../bot/web/network.ts';

const usual = { one: '2001:db8:1:2::/64', site: '2001:db8:1::/48' };

test.each([
  ['203.0.113.7', { one: '203.0.113.7', site: '203.0.113.7' }],
  ['::ffff:203.0.113.7', { one: '203.0.113.7', site: '203.0.113.7' }],
  ['::FFFF:cb00:7107', { one: '203.0.113.7', site: '203.0.113.7' }],
  ['2001:db8:1:2:3:4:5:6', usual],
  ['2001:0DB8:0001:0002::ffff', usual],
  ['2001:db8:1:2::', usual],
  ['fe80::1%eth0', { one: 'fe80:0:0:0::/64', site: 'fe80:0:0::/48' }],
  ['::1', { one: '0:0:0:0::/64', site: '0:0:0::/48' }],
  ['', { one: '', site: '' }],
  ['made up', { one: '', site: '' }],
  ['203.0.113.7:51234', { one: '203.0.113.7', site: '203.0.113.7' }],
  ['[2001:db8:1:2::ffff]:51234', usual],
  ['[2001:db8:1:2::ffff]', usual],
])('“%s” is counted with its network', (address, network) => expect(networkOf(address)).toEqual(network));

test('no address and no site keeps everybody else waiting, and all of them together come to an end', () => {
  let now = 0;
  const tries = createTries(() => now);
  const taken = (addresses: readonly string[]) => addresses.filter((one) => tries.mayTry(networkOf(one))).length;
  const many = (count: number, name: (nth: number) => string) => Array.from({ length: count }, (_, nth) => name(nth));
  const hex = (nth: number) => nth.toString(16);
  expect(taken(many(500, (nth) => `2001:db8:0:0::${hex(nth)}`))).toBe(10);
  expect(taken(many(20_000, (nth) => `2001:db8:0:${hex(nth)}::1`))).toBe(90);
  expect(taken(many(5, () => '::ffff:203.0.113.7'))).toBe(5);
  tries.wasRight(networkOf('203.0.113.7'));
  expect(taken(many(9, () => '203.0.113.7'))).toBe(6);
  // Those who go on at one place use up nothing of what all have together.
  expect(taken(many(20_000, (nth) => `2001:db8:1:${hex(nth)}::1`))).toBe(100);
  expect(taken(many(20_000, (nth) => `2001:db8:${hex(nth + 2)}::1`))).toBe(3_000 - 210);
  expect(tries.mayTry(networkOf('192.0.2.1'))).toBe(false);
  now = 600_000;
  expect(tries.mayTry(networkOf('192.0.2.1'))).toBe(true);
});
