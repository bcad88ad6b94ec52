import { describe, expect, test } from 'vitest';
import { unpromptedPerMeeting } from '../../shared/nudges.ts';
import { aYear, type Habit } from '../setup/a-year.ts';
import { aPair, kofi, maya } from '../setup/facts.ts';

describe('how much Cairn says of its own accord', () => {
  const ways: [string, Habit][] = [
    ['who agree on the next date while they meet', { every: 28, agreedAfter: null, answers: 'both' }],
    ['who agree on the next date ten days later', { every: 28, agreedAfter: 10, answers: 'both' }],
    [
      'who agree on the next date three weeks later, and of whom one never says whether they met',
      { every: 35, agreedAfter: 21, answers: 'one' },
    ],
  ];
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
        expect(perMeeting).toBeLessThanOrEqual(4);
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
