import { expect, test } from 'vitest';
import { mayUnite, overLimits, type Side, type SidePair } from '../../shared/domain/uniting.ts';

const rowan = { id: 'pro_rowan', name: 'Rowan Valley', menteesPerMentor: 2 } as const;
const pair = (
  id: string,
  role: SidePair['role'] = 'mentor',
  status: SidePair['status'] = 'active',
  programme: SidePair['programme'] = rowan,
) => ({ mentorship: `men_${id}`, role, status, programme }) as SidePair;
const side = (...pairs: SidePair[]): Side => ({ chats: 1, pairs });

test('two people are one unless they are the two of one pair', () => {
  expect(mayUnite(side(pair('one')), side(pair('two')))).toBeNull();
  expect(mayUnite(side(), side())).toBeNull();
  for (const status of ['invited', 'active', 'ended'] as const) {
    const refusal = { refused: 'bothOfOnePair', values: { programme: 'Rowan Valley' } };
    expect(mayUnite(side(pair('one', 'mentor', status)), side(pair('one', 'mentee', status)))).toEqual(refusal);
  }
  // Nothing is left of it.
  expect(mayUnite(side(pair('one', 'mentor', 'declined')), side(pair('one', 'mentee', 'declined')))).toBeNull();
});

test('whoever brings a code has one chat, so that it is clear what is parted again', () => {
  expect(mayUnite(side(), { ...side(), chats: 2 })).toEqual({ refused: 'severalChats' });
  expect(mayUnite({ ...side(), chats: 2 }, side())).toBeNull();
});

test('more mentees than a programme allows are said, counted over both and in each programme alone', () => {
  const other = { ...rowan, id: 'pro_other', name: 'Elsewhere' } as const;
  expect(overLimits(side(pair('a')), side(pair('b')))).toEqual([]);
  expect(overLimits(side(pair('a'), pair('b')), side(pair('c', 'mentor', 'invited')))).toEqual([
    { programme: 'Rowan Valley', count: 3, most: 2 },
  ]);
  expect(overLimits(side(pair('a'), pair('b')), side(pair('c', 'mentor', 'ended'), pair('d', 'mentee')))).toEqual([]);
  expect(overLimits(side(pair('a'), pair('b')), side(pair('c', 'mentor', 'active', other)))).toEqual([]);
});
