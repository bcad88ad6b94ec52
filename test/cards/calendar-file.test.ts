import fc from 'fast-check';
import nodeIcal, { type VEvent } from 'node-ical';
import { describe, expect, test } from 'vitest';
import { feedOf, fileOf } from '../../bot/calendar/ics.ts';
import { endOf, Meeting } from '../../shared/domain/meeting.ts';
import { occurrences } from '../../shared/domain/series.ts';
import { type Instant, instantAt, type WallTime, type Zone } from '../../shared/time.ts';
import { runs } from '../setup/long.ts';

const london = 'Europe/London' as Zone;
const owner = { zone: london, language: 'en-GB' };
const stamp = '2026-11-20T09:00:00.000Z' as Instant;

describe('one meeting as a file', () => {
  test('it is at the agreed time, as long as agreed, with the partner’s name and the place', () => {
    const event = only(file(meeting({ place: 'Town Hall, room 3' })));
    expect(event.start.toISOString()).toBe('2026-11-24T14:00:00.000Z');
    expect(event.end!.toISOString()).toBe('2026-11-24T15:30:00.000Z');
    expect(event).toMatchObject({
      summary: 'Mentoring: Ama Mensah',
      location: 'Town Hall, room 3',
      status: 'CONFIRMED',
      method: 'PUBLISH',
      class: 'PRIVATE',
    });
    expect(event.dtstamp.toISOString()).toBe(stamp);
  });

  test('a moved meeting replaces the one before: the same UID, a higher SEQUENCE, the new time', () => {
    const before = only(file(meeting({})));
    const moved = only(file(meeting({ at: '2026-11-26T10:00' as WallTime, sequence: 4, scheduleRevision: 1 })));
    expect(moved.uid).toBe(before.uid);
    expect(moved.sequence).toBeGreaterThan(before.sequence!);
    expect(moved.start.toISOString()).toBe('2026-11-26T10:00:00.000Z');
  });

  test('a cancelled meeting says so to apps and to people, and its time is free again', () => {
    const cancelled = only(file(meeting({ status: 'cancelled', sequence: 5 })));
    expect(cancelled).toMatchObject({
      uid: only(file(meeting({}))).uid,
      sequence: 5,
      status: 'CANCELLED',
      summary: 'Cancelled: mentoring with Ama Mensah',
      transparency: 'TRANSPARENT',
    });
  });

  test('a meeting keeps its wall time on both sides of a clock change', () => {
    const times = ['2026-10-24T14:00', '2026-10-25T14:00', '2027-03-27T14:00', '2027-03-28T14:00'].map((at) =>
      only(file(meeting({ at: at as WallTime }))).start.toISOString(),
    );
    expect(times).toEqual(['2026-10-24T13:00:00.000Z', '2026-10-25T14:00:00.000Z', '2027-03-27T14:00:00.000Z', '2027-03-28T13:00:00.000Z']);
  });

  test('a series is one file with a UID for every meeting, so that one of them can be moved', () => {
    const series = occurrences({
      anchor: '2026-10-06T15:00' as WallTime,
      zone: london,
      fold: 'earlier',
      recurrence: { kind: 'weeks', every: 4 },
      count: 3,
    });
    const [first, ...others] = series.map(({ at }, i) => ({ meeting: meeting({ at, id: `mtg_series${i}` }), partner: 'Ama Mensah' }));
    const events = eventsIn(fileOf(owner, [first!, ...others], stamp).content);
    expect(events.map((event) => event.start.toISOString())).toEqual([
      '2026-10-06T14:00:00.000Z',
      '2026-11-03T15:00:00.000Z',
      '2026-12-01T15:00:00.000Z',
    ]);
    expect(new Set(events.map((event) => event.uid)).size).toBe(3);
  });

  test('the join link is there to press, as the place too when there is no other', () => {
    const link = 'https://meet.example/abc-defg?pwd=1,2;3';
    const event = only(file(meeting({ joinLink: link })));
    expect(event).toMatchObject({ url: { val: link }, location: link, description: `Join the call: ${link}` });
    expect(only(file(meeting({ joinLink: link, place: 'Room 3' }))).location).toBe('Room 3');
  });

  test('a file adds to the calendar that is there, only a feed is a calendar of its own', () => {
    expect(file(meeting({}))).not.toContain('X-WR-CALNAME');
    expect(feedOf(owner, [], stamp)).toContain('X-WR-CALNAME:Mentoring');
  });

  test('the file is named after the day, as its reader counts days', () => {
    const late = { meeting: meeting({ at: '2026-11-24T22:00' as WallTime }), partner: 'Ama' };
    expect(fileOf(owner, [late], stamp).name).toBe('mentoring-2026-11-24.ics');
    expect(fileOf({ ...owner, zone: 'Asia/Kolkata' as Zone }, [late], stamp).name).toBe('mentoring-2026-11-25.ics');
  });
});

describe('a person’s feed', () => {
  test('it holds what is proposed, agreed and cancelled, each marked as such', () => {
    const entries = (['proposed', 'confirmed', 'held', 'cancelled'] as const).map((status, i) => ({
      meeting: meeting({ status, id: `mtg_feed${i}` }),
      partner: 'Ama Mensah',
    }));
    const events = eventsIn(feedOf(owner, entries, stamp));
    expect(events.map((event) => [event.status, event.summary])).toEqual([
      ['TENTATIVE', 'To be confirmed: mentoring with Ama Mensah'],
      ['CONFIRMED', 'Mentoring: Ama Mensah'],
      ['CONFIRMED', 'Mentoring: Ama Mensah'],
      ['CANCELLED', 'Cancelled: mentoring with Ama Mensah'],
    ]);
  });

  test('a feed without meetings is still a calendar, and asks to be looked at hourly', () => {
    const feed = feedOf(owner, [], stamp);
    expect(feed).toContain('BEGIN:VCALENDAR');
    expect(feed).toContain('X-PUBLISHED-TTL:PT1H');
    expect(eventsIn(feed)).toEqual([]);
  });

  test('the same meetings make the same feed, so that nothing changes by being looked at', () => {
    const entries = [{ meeting: meeting({}), partner: 'Ama Mensah' }];
    expect(feedOf(owner, entries, stamp)).toBe(feedOf(owner, entries, stamp));
  });
});

test('whatever people write as a name or place stays text, and the calendar stays whole', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }),
    fc.constantFrom('a\r\nEND:VEVENT\r\nBEGIN:VEVENT', 'x,y;z\\n:"q"', 'é'.repeat(110), '𝒜'.repeat(60)),
  );
  fc.assert(
    fc.property(text, text, (partner, place) => {
      const events = eventsIn(
        feedOf(
          owner,
          [
            { meeting: meeting({ place }), partner },
            { meeting: meeting({ id: 'mtg_second' }), partner: 'Bo' },
          ],
          stamp,
        ),
      );
      expect(events).toHaveLength(2);
      expect(events.map((event) => event.start.toISOString())).toEqual(['2026-11-24T14:00:00.000Z', '2026-11-24T14:00:00.000Z']);
      expect(events[1]!.summary).toBe('Mentoring: Bo');
    }),
    { numRuns: runs(300, 10_000) },
  );
});

test('in any zone, a calendar shows the meeting when it is', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'),
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 0, max: 95 }),
      fc.integer({ min: 5, max: 480 }),
      (zone, day, quarter, minutes) => {
        const at = new Date(Date.UTC(2026, 0, 1 + day, 0, quarter * 15)).toISOString().slice(0, 16) as WallTime;
        const one = meeting({ at, zone: zone as Zone, minutes });
        const event = only(file(one));
        expect(event.start.toISOString()).toBe(one.start);
        expect(event.end!.toISOString()).toBe(endOf(one));
      },
    ),
    { numRuns: runs(300, 10_000) },
  );
});

function meeting(changes: Partial<Omit<Meeting, 'id' | 'start'>> & { id?: string }): Meeting {
  const at = changes.at ?? ('2026-11-24T14:00' as WallTime);
  const zone = changes.zone ?? london;
  return Meeting.parse({
    id: 'mtg_calendar',
    mentorship: 'men_calendar',
    at,
    zone,
    fold: 'earlier',
    start: instantAt(at, zone),
    minutes: 90,
    method: 'video',
    place: null,
    joinLink: null,
    scheduleRevision: 0,
    sequence: 3,
    status: 'confirmed',
    proposedBy: 'per_mentor',
    proposedAt: stamp,
    movedFrom: null,
    confirmedAt: stamp,
    series: null,
    occurrence: null,
    ending: null,
    restored: null,
    ...changes,
  });
}

function file(one: Meeting): string {
  return fileOf(owner, [{ meeting: one, partner: 'Ama Mensah' }], stamp).content;
}

function eventsIn(text: string): VEvent[] {
  return Object.values(nodeIcal.sync.parseICS(text)).filter((part): part is VEvent => part?.type === 'VEVENT');
}

function only(text: string): VEvent {
  const events = eventsIn(text);
  expect(events).toHaveLength(1);
  return events[0]!;
}
