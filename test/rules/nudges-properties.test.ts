import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOf, type Meeting } from '../../shared/domain/meeting.ts';
import { type Facts, personIn } from '../../shared/facts.ts';
import { type Nudge, noticeSentence, nudgeKinds, planned } from '../../shared/nudges.ts';
import { HOUR, instantOf, latest, MINUTE, millis } from '../../shared/time.ts';
import { isFree, isQuiet, mayDisturb, mayRest, meetingOf, readerOf } from '../setup/judged.ts';
import { runs } from '../setup/long.ts';
import { facts } from '../setup/random-facts.ts';

type Rule = (all: Facts, nudges: Nudge[]) => void;
const rules: Rule[] = [];

/** What holds of everything planned for any facts. */
function holds(title: string, rule: Rule): void {
  rules.push(rule);
  const property = fc.property(facts, (all) => rule(all, planned(all)));
  test(title, () => fc.assert(property, { numRuns: 300 }));
}

const bookedAt = (meeting: Meeting) => latest(meeting.confirmedAt!, meeting.restored?.at ?? meeting.confirmedAt!);
const keys = (nudges: Nudge[]) => nudges.map((one) => one.key).sort();

test('the pairs that are drawn are owed every kind of message that is planned for a pair', () => {
  const drawn = new Set(fc.sample(facts, { numRuns: 600, seed: 1 }).flatMap((all) => planned(all).map((nudge) => nudge.kind)));
  const elsewhere = [
    'invitation',
    'seat-taken',
    'invitation-withdrawn',
    'series-proposal',
    'declined',
    'talk-shared',
    'readers-announced',
    'log-read',
    'partner-not-reached',
    'coordinator-told',
    'summary-not-posted',
    'panel-paired',
    'plan',
  ];
  expect(nudgeKinds.filter((kind) => !drawn.has(kind))).toEqual(elsewhere);
});

describe('whatever is planned, for any pair, in any zones, with any days', () => {
  holds('no two messages have the same key, and each has time to be sent', (_all, nudges) => {
    expect(new Set(keys(nudges)).size).toBe(nudges.length);
    for (const { due, expires, key } of nudges) expect(due < expires, key).toBe(true);
  });

  holds('the order in which facts are read does not matter', (all, nudges) => {
    const shuffled = { ...all, meetings: all.meetings.toReversed(), parties: all.parties.toReversed(), people: all.people.toReversed() };
    expect(keys(planned(shuffled))).toEqual(keys(nudges));
  });

  holds(
    'nobody is disturbed in quiet hours but for a change within 24 hours, or a reminder of a meeting that lies in them',
    (all, nudges) => {
      for (const nudge of nudges) {
        const person = readerOf(all, nudge);
        if (!person || nudge.withheld || !isQuiet(person, nudge.due)) continue;
        expect(nudge.atOnce, nudge.key).toBe(true);
        expect(mayDisturb(all, nudge, person, nudge.due), nudge.key).toBe(true);
      }
    },
  );

  holds('follow-ups keep off days off and bank holidays', (all, nudges) => {
    for (const nudge of nudges) {
      const person = readerOf(all, nudge);
      if (person && nudge.class === 'follow-up' && !nudge.withheld) expect(isFree(all, person, nudge.due), nudge.key).toBe(true);
    }
  });

  holds('a cancelled meeting owes nothing but that it is off', (all, nudges) => {
    const allowed = ['cancelled', 'declined', 'calendar', 'another-date'];
    for (const nudge of nudges) if (meetingOf(all, nudge)?.status === 'cancelled') expect(allowed).toContain(nudge.kind);
  });

  holds('nobody is told of their own acts', (all, nudges) => {
    for (const nudge of nudges) {
      const meeting = meetingOf(all, nudge);
      if (nudge.kind === 'proposal' || nudge.kind === 'moved') expect(nudge.to).not.toBe(meeting!.proposedBy);
      if (nudge.kind === 'confirmed') expect(nudge.to).toBe(meeting!.proposedBy);
      if (nudge.kind === 'cancelled') expect(nudge.to).not.toBe(meeting!.ending!.by);
      if (nudge.kind === 'restored') expect(nudge.to).not.toBe(meeting!.restored!.by);
    }
  });

  holds('notice of every agreed meeting comes after the booking and before the mark, or the confirmation carries it', (all, nudges) => {
    const hours = all.programme.policy.noticeHours;
    const agreed = all.meetings.filter((one) => one.status === 'confirmed');
    const notices = nudges.filter((one) => one.kind === 'notice');
    expect(notices).toHaveLength(agreed.length * 2);
    for (const notice of notices) {
      const meeting = meetingOf(all, notice)!;
      const reader = readerOf(all, notice)!;
      const booked = bookedAt(meeting);
      const mark = instantOf(millis(meeting.start) - hours * HOUR);
      const wished = instantOf(millis(mark) - 2 * HOUR);
      expect(notice.expires).toBe(mark);
      expect(notice.withheld).toBe(notice.due > booked ? null : 'carried-by-confirmation');
      expect(noticeSentence(meeting, reader, hours)).toBe(mark <= booked ? 'past' : notice.due > booked ? 'coming' : 'carried');
      // Only quiet hours move it, and only to before.
      if (notice.due === wished) expect(isQuiet(reader, wished)).toBe(false);
      else expect(notice.due < wished).toBe(true);
    }
  });

  holds('every agreed meeting is reminded of within the hour before, the evening before, or by its confirmation', (all, nudges) => {
    const agreed = all.meetings.filter((one) => one.status === 'confirmed');
    const reminders = nudges.filter((one) => one.kind === 'reminder');
    expect(reminders).toHaveLength(agreed.length * 2);
    for (const reminder of reminders) {
      const meeting = meetingOf(all, reminder)!;
      const reader = readerOf(all, reminder)!;
      const hourBefore = instantOf(millis(meeting.start) - HOUR);
      const lead = millis(meeting.start) - millis(reminder.due);
      expect(reminder.withheld).toBe(reminder.due > bookedAt(meeting) ? null : 'carried-by-confirmation');
      expect(lead).toBeGreaterThanOrEqual(15 * MINUTE);
      if (lead > HOUR) expect(mayRest(reader, hourBefore)).toBe(true);
      if (isQuiet(reader, meeting.start) && isQuiet(reader, hourBefore)) expect(lead).toBe(HOUR);
    }
  });

  holds('nobody is asked whether they met before the meeting is over, nor once they have answered', (all, nudges) => {
    for (const nudge of nudges.filter((one) => one.kind === 'did-you-meet')) {
      const meeting = meetingOf(all, nudge)!;
      expect(nudge.due >= endOf(meeting)).toBe(true);
      expect(all.attendance.some((one) => one.meeting === meeting.id && one.person === nudge.to)).toBe(false);
    }
  });

  holds(
    'a log is asked for once of each person, where they met and nobody has signed, and not before two days before it is due',
    (all, nudges) => {
      const asked = nudges.filter(({ kind }) => kind === 'log-due' || kind === 'log-overdue');
      for (const nudge of asked) {
        const meeting = meetingOf(all, nudge)!;
        const same = asked.filter((one) => one.to === nudge.to && one.meeting === nudge.meeting);
        expect(new Set(same.map((one) => one.key.replace('/again', ''))).size, nudge.key).toBe(1);
        expect(meeting.status).toBe('held');
        expect(all.logs.find((one) => one.meeting === meeting.id)?.status ?? 'draft').toBe('draft');
        const days = all.programme.policy.logDueDays - (nudge.kind === 'log-due' ? 2 : 0);
        expect(millis(nudge.due), nudge.key).toBeGreaterThanOrEqual(millis(endOf(meeting)) + days * 24 * HOUR);
      }
    },
  );

  holds('of a log everybody hears only what the other did, and is asked to sign only what the other wrote', (all, nudges) => {
    for (const { key, kind, to } of nudges.filter((one) => one.kind.startsWith('log-'))) {
      if (kind === 'log-due' || kind === 'log-overdue') continue;
      const [about] = key.split('/');
      const mark = all.logMarks.find((one) => one.id === about);
      const by = mark?.person ?? all.logMarks.filter((one) => one.entry === about && one.kind === 'signed')[0]!.person;
      expect(to, key).not.toBe(by);
    }
  });

  holds('whoever asked for less has no follow-ups, and keeps what belongs to a meeting', (all, nudges) => {
    for (const nudge of nudges) {
      if (typeof nudge.to !== 'string' || !personIn(all, nudge.to).asksForLess) continue;
      if (nudge.class === 'follow-up') expect(nudge.withheld, nudge.key).not.toBeNull();
      else expect(nudge.withheld, nudge.key).not.toBe('asked-for-less');
    }
  });

  test('all of this together, for as many pairs as there is time for', () => {
    const property = fc.property(facts, (all) => {
      const nudges = planned(all);
      for (const rule of rules) rule(all, nudges);
    });
    fc.assert(property, { numRuns: runs(300, 100_000) });
  }, 3_600_000);
});
