import { describe, expect, test } from 'vitest';
import { callAt, siteOrigins, toldOf } from '../../extension/background/calls.ts';

describe('a call is recognised by its address alone', () => {
  test.each([
    ['https://meet.google.com/abc-defg-hij', 'meet'],
    ['https://meet.google.com/abc-defg-hij?authuser=1&pli=1', 'meet'],
    ['https://app.zoom.us/wc/85812345678/start', 'zoom'],
    ['https://us02web.zoom.us/wc/85812345678/join?fromPWA=1', 'zoom'],
    ['https://app.zoom.us/wc/join/85812345678', 'zoom'],
    ['https://teams.microsoft.com/v2/?meetingjoin=true#/l/meetup-join/19:meeting_Yw@thread.v2/0', 'teams'],
    ['https://teams.microsoft.com/l/meetup-join/19%3ameeting_Yw%40thread.v2/0?context=%7b%7d', 'teams'],
    ['https://teams.microsoft.com/meet/21234567890?p=abc', 'teams'],
    ['https://teams.live.com/meet/9312345678901', 'teams'],
    ['https://teams.cloud.microsoft/light-meetings/launch?agent=web', 'teams'],
  ])('%s', (address, site) => expect(callAt(address)).toBe(site));

  test.each([
    'https://meet.google.com/',
    'https://meet.google.com/landing',
    'https://meet.google.com/abc-defg-hij/settings',
    'https://meet.google.com.example.org/abc-defg-hij',
    'http://meet.google.com/abc-defg-hij',
    'https://zoom.us/pricing',
    'https://app.zoom.us/wc/home',
    'https://notzoom.us/wc/85812345678/start',
    'https://teams.microsoft.com/v2/',
    'https://teams.microsoft.com/l/chat/19:abc/conversations',
    'https://example.org/?u=https://meet.google.com/abc-defg-hij',
    'about:blank',
    'no address',
  ])('and %s is none', (address) => expect(callAt(address)).toBeNull());

  test('and of the address Cairn is told what names the call, and nothing that somebody made too long to be read', () => {
    const teams = 'https://teams.microsoft.com/v2/?meetingjoin=true#/l/meetup-join/19:meeting_Yw@thread.v2/0';
    const long = 'x'.repeat(2048);
    expect(toldOf('https://meet.google.com/abc-defg-hij?authuser=maya%40example.org')).toBe('https://meet.google.com/abc-defg-hij');
    expect(toldOf(`https://app.zoom.us/wc/85812345678/join?pwd=secret#${long}`)).toBe('https://app.zoom.us/wc/85812345678/join');
    expect([toldOf(teams), toldOf(`${teams}?${long}`), toldOf('https://example.org/')]).toEqual([teams, null, null]);
  });

  test('nothing is asked for beyond the places where calls are held', () => {
    expect(
      Object.values(siteOrigins)
        .flat()
        .every((one) => one.startsWith('https://') && !one.includes('://*/')),
    ).toBe(true);
  });
});
