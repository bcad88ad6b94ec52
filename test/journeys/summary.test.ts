import { expect, test } from 'vitest';
import { commit } from '../../bot/store/nouns.ts';
import { type Change, put } from '../../shared/decision.ts';
import type { ProgrammeId } from '../../shared/domain/ids.ts';
import type { Meeting } from '../../shared/domain/meeting.ts';
import { grace } from '../setup/pair-facts.ts';
import { heldBy, logFor, pairOf } from '../setup/programmes.ts';
import { during, type Play, story } from './pair.ts';

/** Morwenna's programme with its channel, and five more pairs, who met on that day. */
async function programmeOfFive({ stage, morwenna }: Play, metOn: string): Promise<Meeting[]> {
  await morwenna.says('setup');
  await morwenna.fills({ name: 'Rowan Valley', zone: 'Europe/London', jurisdiction: 'none', channel: stage.channel });
  const { id } = await stage.store.read.selectFrom('programme').select('id').executeTakeFirstOrThrow();
  const meetings = [0, 1, 2, 3, 4].map((number) => heldBy(number, `${metOn}T14:00`));
  const rows = meetings.flatMap((meeting, number): Change[] => {
    const { people, mentorship, parties } = pairOf(number);
    return [
      ...people.map((row) => put('person', row)),
      put('mentorship', { ...mentorship, programme: id as ProgrammeId, since: meeting.proposedAt }),
      ...parties.map((row) => put('party', row)),
      put('meeting', meeting),
    ];
  });
  await commit(stage.store.read, rows, grace, stage.clock.now());
  return meetings;
}

const signed = ({ stage }: Play, ...meetings: Meeting[]) =>
  commit(
    stage.store.read,
    meetings.map((one) => put('meetingLog', logFor(one, 'signed'))),
    grace,
    stage.clock.now(),
  );

story('the week in the coordinators’ channel', (open) => {
  test('comes on Monday at nine, across a clock change, with a picture, and follows its logs for a while', async () => {
    const play = await open('2026-10-22T10:00');
    const { stage } = play;
    const meetings = await programmeOfFive(play, '2026-10-21');
    await stage.until('2026-10-26T08:59');
    expect(await stage.inChannel()).toEqual([]);
    await stage.until('2026-10-26T09:00');
    const [post, picture] = await stage.inChannel();
    expect(post).toContain('Rowan Valley: the week of Monday 19 October');
    expect(post).toMatch(/Meetings held\W+5 \(the week before: 0\)/);
    expect(post).toMatch(/Logs signed\W+0 of 5/);
    expect(picture).toMatch(/^0 of 5 logs of the last 2 weeks are signed/);

    await signed(play, meetings[0]!, meetings[1]!);
    await stage.until('2026-10-26T20:00');
    expect((await stage.inChannel())[0]).toBe(post);
    await stage.until('2026-10-27T09:00');
    const edited = await stage.inChannel();
    expect(edited[0]).toMatch(/Logs signed\W+2 of 5/);
    expect(edited).toHaveLength(2);
    expect(edited.join('\n')).not.toMatch(/Kofi|Maya|Mensah|Lind/);

    await stage.until('2026-11-02T09:00');
    expect(await stage.inChannel()).toHaveLength(4);
  });

  test('is late after an outage of two days, and left out after one of a week', async () => {
    const play = await open('2026-11-19T10:00');
    const { stage } = play;
    await programmeOfFive(play, '2026-11-18');
    await stage.outageUntil('2026-11-25T11:00');
    expect((await stage.inChannel())[0]).toContain('the week of Monday 16 November');
    await stage.outageUntil('2026-12-06T11:00');
    expect(await stage.inChannel()).toHaveLength(2);
    await stage.until('2026-12-07T09:00');
    expect((await stage.inChannel())[2]).toContain('the week of Monday 30 November');
  });

  test('is there for whoever coordinates whenever they ask, in their own messages', async () => {
    const play = await open('2026-11-19T10:00');
    const { morwenna, asha } = play;
    await programmeOfFive(play, '2026-11-11');
    const answered = await during(morwenna, () => morwenna.says('summary'));
    expect(answered.join('\n')).toMatch(/Rowan Valley: the week of Monday 9 November[\s\S]*Meetings held\W+5/);
    await asha.says('summary');
    expect([...(await asha.messages()), asha.toldPrivately()].join('\n')).toContain('for the coordinators of a programme');
  });

  test('a channel that is gone is said once to whoever coordinates; another one gets the summary at once', async () => {
    const play = await open('2026-11-19T10:00');
    const { stage, morwenna } = play;
    await programmeOfFive(play, '2026-11-18');
    const row = await stage.store.read.selectFrom('programme').select('channel').executeTakeFirstOrThrow();
    const gone = JSON.stringify({ ...JSON.parse(row.channel!), channel: 'gone' });
    await stage.store.read.updateTable('programme').set({ channel: gone }).execute();
    const told = await during(morwenna, () => stage.until('2026-11-24T12:00'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('I cannot find the coordinators’ channel of Rowan Valley.');
    expect(await stage.inChannel()).toEqual([]);
    await morwenna.presses('Choose another channel');
    await morwenna.fills({ channel: stage.channel });
    await stage.settle();
    expect((await stage.inChannel())[0]).toContain('the week of Monday 16 November');
  });
});

story('a pair that could use a hand', (open) => {
  test('hears it first; two weeks later a coordinator sees it in a window, and nobody else does', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, morwenna, idris, asha } = play;
    await morwenna.says('setup');
    await morwenna.fills({ name: 'Rowan Valley', zone: 'Europe/London', jurisdiction: 'none', channel: stage.channel });
    await morwenna.says('pair');
    await morwenna.fills({ mentor: 'UIDRIS', mentee: 'UASHA' });
    await stage.settle();
    for (const one of [idris, asha]) await one.presses('Accept');
    await stage.settle();

    for (const one of [idris, asha]) {
      const told = await during(one, () => stage.until('2026-12-16T18:00'));
      if (one === idris)
        expect(told.at(-1)).toContain(
          'From Wednesday 30 December the coordinator can see that you and Asha Nair have not met for 6 weeks.',
        );
    }
    expect((await asha.messages()).at(-1)).toContain('Find a time');
    // So few pairs stand behind the numbers that the channel is told none.
    expect((await stage.inChannel()).at(-1)).toContain('Behind so few pairs a number could be traced to somebody');
    await morwenna.presses('See who, privately');
    expect(morwenna.reads()).toContain('No pair of Rowan Valley stands still');
    await morwenna.closes();

    await stage.until('2026-12-30T10:00');
    const before = [(await stage.inChannel()).length, (await morwenna.messages()).length];
    await morwenna.presses('See who, privately');
    expect(morwenna.reads()).toContain('Idris Vaughan and Asha Nair');
    expect(morwenna.reads()).toContain('no meeting for 6 weeks');
    expect([(await stage.inChannel()).length, (await morwenna.messages()).length]).toEqual(before);
    await morwenna.closes();
    expect((await stage.inChannel()).join('\n')).not.toMatch(/Idris|Asha/);

    await morwenna.says('setup');
    await morwenna.presses('Coordinators');
    await morwenna.presses('Add a coordinator');
    await morwenna.fills({ person: 'UIDRIS' });
    await morwenna.presses('Step back');
    await stage.until('2027-01-04T09:00');
    await morwenna.presses('See who, privately');
    const heard = [morwenna.toldPrivately(), morwenna.reads(), (await morwenna.messages()).at(-1)].join('\n');
    expect(heard).toContain('Only the programme’s coordinators can see which pairs could use a hand');
    expect(heard).not.toContain('Asha');
  });
});

story(
  'a summary of which Slack does not say that it came',
  (open) => {
    test('is posted once, since Cairn may not look in a channel; its coordinator is told, and finds it by a button', async () => {
      const play = await open('2026-11-19T10:00');
      const { stage, morwenna } = play;
      await programmeOfFive(play, '2026-11-18');
      stage.slack!.next('chat.postMessage', { status: 500, accepted: true });
      const told = await during(morwenna, () => stage.until('2026-11-23T10:00'));
      expect(await stage.inChannel()).toHaveLength(1);
      expect(told.join('\n')).toContain('I cannot tell whether the summary of Rowan Valley has arrived in its channel');
      await morwenna.presses('Summary');
      expect((await morwenna.messages()).at(-1)).toContain('the week of Monday 16 November');
      await stage.until('2026-11-30T09:00');
      expect(await stage.inChannel()).toHaveLength(3);
    });
  },
  'slack',
);
