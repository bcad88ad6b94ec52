import { describe, expect, test } from 'vitest';
import type { PanelPair } from '../../shared/api.ts';
import { callKey, meetingAround, openIn } from '../../shared/domain/panel-open.ts';
import type { Instant } from '../../shared/time.ts';

type Pair = Pick<PanelPair, 'pair' | 'meeting'>;
const meet = 'https://meet.google.com/abc-defg-hij';
const pair = (name: string, joinLinks: (string | null)[], meeting = false, status = 'confirmed'): Pair =>
  ({
    meeting: meeting ? 'mtg_now1' : null,
    pair: { mentorship: `men_${name}`, meetings: joinLinks.map((joinLink) => ({ joinLink, status })) },
  }) as never;
const opens = (call: string | null, pairs: Pair[]) => {
  const open = openIn(call, pairs);
  return open && `${open.mentorship.slice(4)} ${open.because}`;
};

describe('one call is the same however its address is written', () => {
  const thread = '19%3ameeting_NzQ1%40thread.v2';
  test.each([
    [meet, 'https://MEET.google.com/abc-defg-hij/?authuser=1&hs=122'],
    [meet, 'https://meet.google.com/ABC-defg-hij#x'],
    ['https://us02web.zoom.us/j/89012345678?pwd=secret', 'https://app.zoom.us/wc/89012345678/start?fromPWA=1'],
    ['https://zoom.us/j/89012345678', 'https://us02web.zoom.us/wc/join/89012345678'],
    ['https://teams.microsoft.com/meet/3456789012345?p=abc', 'https://teams.live.com/meet/3456789012345'],
    [
      `https://teams.microsoft.com/l/meetup-join/${thread}/0?context=x`,
      `https://teams.microsoft.com/v2/?meetingjoin=true#/l/meetup-join/19:meeting_NzQ1@thread.v2/0`,
    ],
    [
      `https://teams.microsoft.com/l/meetup-join/${thread}/0`,
      `https://teams.microsoft.com/light-meetings/launch?u=${encodeURIComponent(`https://teams.microsoft.com/l/meetup-join/${thread}/0`)}`,
    ],
    ['https://Jitsi.example.org/our-room', 'https://jitsi.example.org/our-room/'],
  ])('%s', (link, call) => {
    expect(callKey(call)).toBe(callKey(link));
    expect(callKey(call)).not.toBeNull();
  });

  test.each([
    [meet, 'https://meet.google.com/abc-defg-hik'],
    [meet, 'https://meet.google.com.evil.example/abc-defg-hij'],
    ['https://zoom.us/j/89012345678', 'https://zoom.us/j/89012345679'],
    ['https://zoom.us/j/89012345678', 'https://notzoom.us/j/89012345678'],
    ['https://jitsi.example.org/room', 'https://jitsi.example.org/Room'],
    ['https://jitsi.example.org/?room=a', 'https://jitsi.example.org/?room=b'],
  ])('%s is not %s', (link, call) => expect(callKey(call)).not.toBe(callKey(link)));

  test.each(['', 'meet', 'http://meet.google.com/abc-defg-hij', 'javascript:alert(1)', 'https://x.example/%E0%A4%A'])(
    '%s never throws',
    (text) => {
      expect(callKey(text) === null).toBe(!text.startsWith('https:'));
    },
  );
});

test('the link of the call says whose meeting it is, whoever else is meeting now', () => {
  expect(opens(meet, [pair('a', [null, meet]), pair('b', [], true)])).toBe('a link');
  expect(opens(`${meet}?pli=1`, [pair('a', [meet]), pair('b', [])])).toBe('a link');
});

test('a room that a mentor uses for several pairs is the one’s who meet now, and else there is to choose', () => {
  expect(opens(meet, [pair('a', [meet]), pair('b', [meet], true), pair('c', [], true)])).toBe('b link');
  expect(opens(meet, [pair('a', [meet]), pair('b', [meet])])).toBeNull();
  expect(opens(meet, [pair('a', [meet], true), pair('b', [meet], true)])).toBeNull();
  expect(opens(meet, [pair('a', [meet]), pair('b', [meet]), pair('c', [], true)])).toBeNull();
});

test('without a link that is known it is whoever meets now, then the only pair, then nobody', () => {
  expect(opens(null, [pair('a', []), pair('b', [], true)])).toBe('b now');
  expect(opens('https://meet.google.com/zzz-zzzz-zzz', [pair('a', [meet]), pair('b', [], true)])).toBe('b now');
  expect(opens(null, [pair('a', [])])).toBe('a only');
  expect(opens(null, [pair('a', [], true), pair('b', [], true)])).toBeNull();
  expect(opens(null, [pair('a', []), pair('b', [])])).toBeNull();
  expect(opens(null, [])).toBeNull();
});

test('the link of a meeting that was called off leads nowhere', () => {
  expect(opens(meet, [pair('a', [meet], false, 'cancelled'), pair('b', [])])).toBeNull();
});

describe('which meeting is beside the panel', () => {
  const meetings = [
    { id: 'mtg_one1', start: '2026-11-24T10:00:00.000Z', minutes: 60, status: 'held' },
    { id: 'mtg_two2', start: '2026-11-24T11:20:00.000Z', minutes: 60, status: 'confirmed' },
    { id: 'mtg_off3', start: '2026-11-24T16:00:00.000Z', minutes: 60, status: 'cancelled' },
    { id: 'mtg_ask4', start: '2026-11-24T18:00:00.000Z', minutes: 60, status: 'proposed' },
  ] as never;
  test.each([
    ['09:29:59.999', null],
    ['09:30:00.000', 'mtg_one1'],
    ['10:59:59.999', 'mtg_one1'],
    ['11:00:00.000', 'mtg_one1'],
    ['11:19:59.999', 'mtg_one1'],
    ['11:20:00.000', 'mtg_two2'],
    ['13:19:59.999', 'mtg_two2'],
    ['13:20:00.000', null],
    ['16:10:00.000', null],
    ['18:10:00.000', null],
  ])('at %s it is %s', (time, id) => expect(meetingAround(meetings, `2026-11-24T${time}Z` as Instant)).toBe(id));
});
