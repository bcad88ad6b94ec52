import { describe, expect, test } from 'vitest';
import { unpromptedPerMeeting } from '../../shared/nudges.ts';
import { aYear, type Habit } from '../setup/a-year.ts';
import { aPair, kofi, maya } from '../setup/facts.ts';

describe('how much Cairn says of its own accord', () => {
  const meets = {
    'agree on the next date while they meet': { every: 28, agreedAfter: null, answers: 'both' },
    'agree on the next date ten days later': { every: 28, agreedAfter: 10, answers: 'both' },
    'agree on the next date three weeks later, and of whom one never says whether they met': { every: 35, agreedAfter: 21, answers: 'one' },
  } as const;
  const writes = {
    'sign the log that evening': { filedAfter: 0, signedAfter: 0 },
    'write the log when they are asked': { filedAfter: 6, signedAfter: 0 },
    'write it when it is overdue': { filedAfter: 9, signedAfter: 0 },
    'never write it': { filedAfter: null, signedAfter: 0 },
    'leave it with the mentor, who signs when asked': { filedAfter: 0, signedAfter: 3 },
    'leave it to the mentor to write, who does when asked': { filedAfter: 6, signedAfter: 0, logBy: 'mentor' },
    'leave it to the mentor to write, and sign when asked': { filedAfter: 0, signedAfter: 3, logBy: 'mentor' },
  } as const;
  const ways = Object.entries(meets).flatMap(([who, meet]) =>
    Object.entries(writes).map(([how, write]): [string, Habit] => [`${who}, and ${how}`, { ...meet, ...write }]),
  );
  for (const [who, habit] of ways) {
    test(`to two people ${who}: at most four messages a person for each meeting held`, ({ annotate }) => {
      const { facts, sent } = aYear(habit);
      expect(facts.meetings.filter((meeting) => meeting.status === 'held')).toHaveLength(12);
      const tally = unpromptedPerMeeting(
        facts,
        sent.map(({ nudge }) => nudge),
      );
      for (const { person, perMeeting } of tally) {
        annotate(`${person === kofi ? 'mentor' : 'mentee'}: ${perMeeting!.toFixed(2)} messages for each meeting held`);
        expect(perMeeting).toBeGreaterThanOrEqual(2);
        // Who never writes is told, once, that a coordinator will be able to see it.
        expect(perMeeting).toBeLessThanOrEqual(habit.filedAfter === null ? 4 + 1 / 12 : 4);
      }
    });
  }

  test('nobody has met: there is no number to give', () => {
    expect(unpromptedPerMeeting(aPair(), [])).toEqual([
      { person: kofi, messages: 0, perMeeting: null },
      { person: maya, messages: 0, perMeeting: null },
    ]);
  });
});
