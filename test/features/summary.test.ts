import { beforeEach, describe, expect, test } from 'vitest';
import { loadSeen } from '../../bot/outbox/channel/seen.ts';
import { loadFacts } from '../../bot/store/facts.ts';
import { commit } from '../../bot/store/nouns.ts';
import { loadProgramme } from '../../bot/store/programmes.ts';
import { monthsSaid } from '../../bot/store/summaries.ts';
import { type Change, put } from '../../shared/decision.ts';
import type { ProgrammeId } from '../../shared/domain/ids.ts';
import type { Meeting } from '../../shared/domain/meeting.ts';
import { standstillsOf } from '../../shared/domain/standstill.ts';
import { toldKey } from '../../shared/domain/standstill-told.ts';
import type { Facts } from '../../shared/facts.ts';
import { type Ask, Intent } from '../../shared/intent.ts';
import type { WallDate } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';
import { grace } from '../setup/pair-facts.ts';
import { heldBy, logFor, pairOf } from '../setup/programmes.ts';
import { asksOf, type DoorOf, drawnFor, openDoor, pairUp, plannedFor, setUp, textOf } from './door.ts';

const five = [0, 1, 2, 3, 4];
const october = '2026-10-01' as WallDate;

onBothEngines((engine) => {
  let door: DoorOf;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore(), '2026-11-24T10:00:00.000Z');
  });

  /** Pairs of the programme, as if they had been in it for weeks, with what else is known of each. */
  async function peopled(programme: ProgrammeId, pairs: readonly Facts[]): Promise<void> {
    const rows = pairs.flatMap((facts): Change[] => [
      ...facts.people.map((row) => put('person', row)),
      put('mentorship', { ...facts.mentorship, programme }),
      ...facts.parties.map((row) => put('party', row)),
      ...facts.meetings.map((row) => put('meeting', row)),
      ...facts.logs.map((row) => put('meetingLog', row)),
    ]);
    await commit(door.store.read, rows, grace, door.clock.now());
  }
  const ofMeetings = (number: number, ...meetings: Meeting[]) => pairOf(number, { meetings });
  const metLastWeek = (number: number) => {
    const meeting = heldBy(number, '2026-11-18T14:00');
    return pairOf(number, { meetings: [meeting], logs: number < 2 ? [logFor(meeting, 'signed')] : [] });
  };

  describe('on demand', () => {
    test('whoever coordinates sees last week in numbers, against the week before, by button, command or words', async () => {
      const { programme } = await setUp(door);
      await peopled(programme, five.map(metLastWeek));
      const card = await door.card('UMORWENNA', { type: 'summary.show', programme });
      expect(textOf(card)).toContain('Rowan Valley: the week of Monday 16 November');
      expect(textOf(card)).toContain('Meetings held: 5 (the week before: 0)');
      expect(textOf(card)).toContain('Logs signed: 2 of 5 (the week before: none due)');
      expect(textOf(card)).toContain('Logs waiting: 3');
      expect(textOf(card)).toContain('In October 2026 fewer than 5 pairs had a date, so I say nothing of notice');
      expect(asksOf(card, 'summary.hands')).toHaveLength(1);
      for (const text of ['summary', 'Can you show me the weekly summary please'])
        expect(textOf(await door.card('UMORWENNA', { type: 'say', text }))).toBe(textOf(card));
      expect(asksOf(await door.card('UMORWENNA', { type: 'home.open' }), 'summary.show')).toHaveLength(1);
    });

    test('in a programme of few pairs the coordinator sees the numbers, and that the channel does not', async () => {
      const { programme } = await setUp(door);
      await peopled(programme, [0, 1].map(metLastWeek));
      const text = textOf(await door.card('UMORWENNA', { type: 'summary.show' }));
      expect(text).toContain('Meetings held: 2');
      expect(text).toContain('In the channel I do not say these numbers, since there are fewer than 5 pairs.');
    });

    test('with several programmes it is asked which', async () => {
      await setUp(door);
      door.clock.set('2026-11-24T10:01:00.000Z');
      const { programme } = await setUp(door, { name: 'Alder Coast' });
      const which = await door.card('UMORWENNA', { type: 'summary.show' });
      expect(textOf(which)).toMatch(/Which programme.*\[Alder Coast\].*\[Rowan Valley\]/s);
      const [ask] = asksOf(which, 'summary.show').filter((one) => 'programme' in one && one.programme === programme);
      expect(textOf(await door.card('UMORWENNA', ask!))).toContain('Alder Coast: the week of');
      expect(asksOf(await door.card('UMORWENNA', { type: 'summary.hands' }), 'summary.hands')).toHaveLength(2);
    });

    test('whoever coordinates nothing is told kindly what it is', async () => {
      await pairUp(door);
      for (const user of ['UIDRIS', 'UASHA', 'UTOM']) {
        expect(await door.no(user, { type: 'summary.show' })).toContain('Your own meetings are in your Home');
        expect(await door.no(user, { type: 'summary.hands' })).toContain('Only the programme’s coordinators');
      }
    });
  });

  describe('what is said of a month', () => {
    const outcomes = (status: 'missed' | 'held') => five.concat(5).map((number) => heldBy(number, `2026-10-1${number}T14:00`, { status }));

    test('is the same on every surface, and stays so, whatever becomes known later', async () => {
      const { programme } = await setUp(door);
      const missed = outcomes('missed');
      await peopled(
        programme,
        missed.map((meeting, number) => ofMeetings(number, meeting)),
      );
      const asks = [Intent.parse({ type: 'summary.show', programme }), Intent.parse({ type: 'programme.totals', programme })];
      const says = async () =>
        Promise.all(asks.map(async (ask) => /did not happen: (\d+|fewer than 5)/.exec(textOf(await door.card('UMORWENNA', ask)))?.[1]));
      expect(await says()).toEqual(['6', '6']);
      await commit(door.store.read, [put('meeting', { ...missed[0]!, status: 'held' })], grace, door.clock.now());
      expect(await says()).toEqual(['6', '6']);
      const known = (await loadProgramme(door.store.read, programme))!;
      const posting = { ...known, channel: { platform: 'slack', enterprise: '', tenant: 'T1', channel: 'C1' } as const };
      const { month } = await loadSeen(door.store.read, posting, '2026-11-02' as WallDate, october, door.clock.now());
      expect(month!.said.notMet).toBe(6);
      await commit(
        door.store.read,
        missed.map((one) => put('meeting', { ...one, status: 'held' })),
        grace,
        door.clock.now(),
      );
      expect(await says()).toEqual(['6', '6']);
    });

    test('is decided once, also where two ask at the same moment', async () => {
      const { programme } = await setUp(door);
      await peopled(
        programme,
        outcomes('missed').map((meeting, number) => ofMeetings(number, meeting)),
      );
      const known = (await loadProgramme(door.store.read, programme))!;
      const said = await Promise.all(five.map(() => monthsSaid(door.store.read, known, [october], door.clock.now())));
      expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1);
      expect(await door.store.read.selectFrom('monthSaid').selectAll().execute()).toHaveLength(1);
    });

    test('is not said while answers may still come in', async () => {
      door.clock.set('2026-11-03T10:00:00.000Z');
      const { programme } = await setUp(door);
      const text = textOf(await door.card('UMORWENNA', { type: 'programme.totals', programme } as Ask));
      expect(text).toContain('counted a week after the month is over');
    });
  });

  describe('who could use a hand', () => {
    /** Idris and Asha have not met since they began on 16 November; both were told on 17 December. */
    async function standing(told: readonly string[]) {
      door.clock.set('2026-11-16T10:00:00.000Z');
      const { programme, mentorship } = await pairUp(door);
      const facts = (await loadFacts(door.store.read, [mentorship], door.clock.now())).get(mentorship)!;
      const [one] = standstillsOf(facts);
      for (const user of told) {
        await door.store.read
          .updateTable('notification')
          .set({ state: 'sent', sentAt: '2026-12-17T09:00:00.000Z' })
          .where('key', '=', toldKey(one!, await door.personOf(user)))
          .execute();
      }
      return { programme, mentorship, one: one! };
    }
    const hands = (programme: ProgrammeId) => door.card('UMORWENNA', { type: 'summary.hands', programme });

    test('a pair is listed with what stands still, in a window that leaves nothing in the chat', async () => {
      const { programme, one } = await standing(['UIDRIS', 'UASHA']);
      expect(one.seenFrom).toBe('2026-12-30');
      door.clock.set('2026-12-29T23:00:00.000Z');
      expect(textOf(await hands(programme))).toContain('No pair of Rowan Valley stands still');
      door.clock.set('2026-12-30T10:00:00.000Z');
      expect(textOf(await hands(programme))).toMatch(
        /One pair of Rowan Valley could use a hand.*Idris Vaughan and Asha Nair\nno meeting for 6 weeks/s,
      );
      expect(await door.ask('UMORWENNA', { type: 'summary.hands' })).toMatchObject({
        place: 'dialog',
        again: { type: 'summary.hands', programme },
      });
      const remembered = await door.store.read.selectFrom('remembered').select('answer').execute();
      expect(JSON.stringify(remembered)).not.toContain('could use a hand');
    });

    test('a pair of whom one was not told is not listed', async () => {
      const { programme } = await standing(['UIDRIS']);
      door.clock.set('2027-01-10T10:00:00.000Z');
      expect(textOf(await hands(programme))).not.toContain('Idris');
    });

    test('nor one that has met since, or is on leave', async () => {
      const { programme } = await standing(['UIDRIS', 'UASHA']);
      door.clock.set('2026-12-30T10:00:00.000Z');
      await door.card('UASHA', { type: 'pause.start', from: '2026-12-30' as WallDate, until: null });
      expect(textOf(await hands(programme))).not.toContain('Idris');
    });

    test('a message that shared a card with another has told them', async () => {
      const { programme } = await standing(['UIDRIS']);
      await door.store.read
        .updateTable('notification')
        .set({ state: 'withheld', why: 'merged', sentAt: '2026-12-17T09:00:00.000Z' })
        .where('kind', '=', 'hand-foretold')
        .where('person', '=', await door.personOf('UASHA'))
        .execute();
      door.clock.set('2026-12-30T10:00:00.000Z');
      expect(textOf(await hands(programme))).toContain('Asha Nair');
    });

    test('both are told what, from when, and how to change it; and that it is over where it is', async () => {
      const { mentorship, one } = await standing([]);
      expect(await plannedFor(door, 'UASHA')).toContain('hand-foretold');
      door.clock.set('2026-12-17T09:00:00.000Z');
      const because = { name: 'Idris', reason: one.reason, seenFrom: one.seenFrom };
      const card = (await drawnFor(door, 'UASHA', 'hand-foretold', mentorship, because))!;
      expect(textOf(card)).toContain(
        'From Wednesday 30 December the coordinator can see that you and Idris Vaughan have not met for 6 weeks.',
      );
      expect(asksOf(card, 'meeting.suggest')).toHaveLength(1);
      expect(asksOf(card, 'nudge.why')).toHaveLength(1);
      await door.card('UASHA', { type: 'pause.start', from: '2026-12-17' as WallDate, until: null });
      const over = (await drawnFor(door, 'UASHA', 'hand-foretold', mentorship, because))!;
      expect(textOf(over)).toContain('does not stand still any more');
    });

    test('what the other was told does not change when somebody takes leave, which nobody is told', async () => {
      const { mentorship, one } = await standing([]);
      door.clock.set('2026-12-17T09:00:00.000Z');
      const because = { name: 'Asha', reason: one.reason, seenFrom: one.seenFrom };
      const told = () => drawnFor(door, 'UIDRIS', 'hand-foretold', mentorship, because);
      const before = (await told())!;
      expect(textOf(before)).toContain('You hear this first');
      await door.card('UASHA', { type: 'pause.start', from: '2026-12-17' as WallDate, until: null });
      expect(await told()).toEqual(before);
      door.clock.set('2026-12-27T09:00:00.000Z');
      await door.card('UASHA', { type: 'pause.end' });
      expect(await told()).toEqual(before);
    });
  });

  test('choosing a channel, day and hour owes the channel its summaries, and taking the channel away takes them back', async () => {
    const { programme } = await setUp(door, { channel: 'C42', summaryDay: '5', summaryTime: '16:30' });
    const posts = async () => {
      const rows = await door.store.read
        .selectFrom('notification')
        .select(['state', 'due', 'person'])
        .where('kind', '=', 'summary')
        .orderBy('due')
        .execute();
      return rows.map(({ state, due, person }) => `${state} ${due}${person}`);
    };
    expect(await posts()).toEqual(['pending 2026-11-27T16:30:00.000Z', 'pending 2026-12-04T16:30:00.000Z']);
    const wish = { type: 'programme.change', programme, name: 'Rowan', zone: 'America/New_York', jurisdiction: 'none' };
    await door.card('UMORWENNA', { ...wish, channel: 'C42' } as Ask);
    // The week that is over is still owed, and by now its hour has passed.
    expect(await posts()).toEqual(['pending 2026-11-23T14:00:00.000Z', 'pending 2026-11-30T14:00:00.000Z']);
    await door.card('UMORWENNA', wish as Ask);
    expect((await posts()).every((one) => one.startsWith('cancelled'))).toBe(true);
  });
});
