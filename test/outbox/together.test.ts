import { expect, test } from 'vitest';
import { put } from '../../shared/decision.ts';
import type { Instant } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';
import { aMeeting, aPair, at } from '../setup/facts.ts';
import { kofi, maya } from '../setup/pair-facts.ts';
import { aWorld, booked } from './world.ts';

const notice = '2026-11-23T12:00:00.000Z' as Instant;

onBothEngines(({ openFreshStore }) => {
  /** Two meetings on the same day, an hour apart, so that both notices and both reminders are near each other. */
  const twoAtOnce = async () => {
    const world = await aWorld({ store: await openFreshStore(), facts: aPair(), now: '2026-11-18T12:00:00Z' });
    const one = aMeeting({ at: '2026-11-24T14:00', proposedAt: at('2026-11-17T11:00') });
    const other = aMeeting({ at: '2026-11-24T14:00', proposedAt: at('2026-11-17T11:00') });
    await world.change(put('meeting', one), put('meeting', other));
    await world.dispatcher.drain();
    return { ...world, one, other };
  };

  test('messages to one person at the same moment become one', async () => {
    const { until, chat, rows, store } = await twoAtOnce();
    expect((await until(notice)).sort()).toEqual(['kofi: notice', 'maya: notice']);
    const [first, second] = (await rows('notice')).filter(({ person }) => person === maya);
    expect([first, second].map((row) => [row!.state, row!.why]).sort()).toEqual([
      ['sent', null],
      ['withheld', 'merged'],
    ]);
    expect(first!.reference).toBe(second!.reference);
    expect(first!.mark).toBe(second!.mark);
    expect(chat.arrived.filter(({ mark }) => mark === first!.mark)).toHaveLength(1);
    expect(await store.read.selectFrom('shown').selectAll().where('reference', '=', first!.reference).execute()).toHaveLength(2);
  });

  test('a merged message says how much more is in it, and carries all of it', async () => {
    const { until, chat, change, one, clock } = await booked(await openFreshStore()).then((world) => ({ ...world, one: world.meeting }));
    clock.set('2026-11-23T12:00:00Z');
    await change(
      put('agendaPoint', {
        id: 'agp_none',
        meeting: one.id,
        person: kofi,
        kind: 'actions-not-ready',
        text: '',
        at: clock.now(),
        talked: false,
      }),
    );
    await change(put('runningLate', { meeting: one.id, person: kofi, minutes: 5, at: clock.now() }));
    const said = await until('2026-11-23T12:00:00Z');
    const toMaya = said.filter((text) => text.startsWith('maya'));
    expect(toMaya).toHaveLength(1);
    expect(toMaya[0]).toMatch(/ And one more thing\.$/);
    const { message } = chat.arrived.findLast(({ user }) => user === 'maya')!;
    const texts = 'blocks' in message ? message.blocks.flatMap((block) => ('text' in block ? block.text : [])) : [];
    expect(texts.some((text) => text?.startsWith('late'))).toBe(true);
    expect(texts.some((text) => text?.startsWith('notice'))).toBe(true);
  });

  test('what falls due minutes later comes along, so that nobody hears twice within a quarter of an hour', async () => {
    const { until, change, meeting, clock, rows } = await booked(await openFreshStore());
    clock.set('2026-11-23T11:50:00Z');
    await change(put('runningLate', { meeting: meeting.id, person: kofi, minutes: 5, at: clock.now() }));
    expect(await until('2026-11-23T11:50:00Z')).toEqual(['maya: late And one more thing.']);
    expect(await until(notice)).toEqual(['kofi: notice']);
    const [early] = (await rows('notice')).filter(({ person }) => person === maya);
    expect(early).toMatchObject({ state: 'withheld', why: 'merged', sentAt: '2026-11-23T11:50:00.000Z' });
  });

  test('what falls due more than a quarter of an hour later keeps its own moment', async () => {
    const { until, change, meeting, clock } = await booked(await openFreshStore());
    clock.set('2026-11-23T11:44:00Z');
    await change(put('runningLate', { meeting: meeting.id, person: kofi, minutes: 5, at: clock.now() }));
    expect(await until('2026-11-23T11:44:00Z')).toEqual(['maya: late']);
    expect((await until(notice)).sort()).toEqual(['kofi: notice', 'maya: notice']);
  });

  test('a merged message whose answer was lost is found as one', async () => {
    const { until, chat, states, store } = await twoAtOnce();
    await store.read.updateTable('account').set({ tenant: 'T2' }).where('person', '=', maya).execute();
    chat.onShow = (user) => (user === 'maya' ? 'accept-then-fail' : undefined);
    await until(notice);
    chat.onShow = () => undefined;
    expect(await until('2026-11-23T12:05:00Z')).toEqual([]);
    expect(chat.looks).toHaveLength(1);
    expect((await states('notice')).sort()).toEqual(['kofi sent', 'kofi withheld merged', 'maya sent', 'maya withheld merged']);
  });

  test('a merged message is drawn over as a whole when one of its meetings changes', async () => {
    const { until, chat, change, other, store } = await twoAtOnce();
    await until(notice);
    const before = chat.updates.length;
    await change(put('meeting', { ...other, place: 'Library', sequence: 2 }));
    await change(put('meeting', { ...other, status: 'held' }));
    await until(notice);
    const mine = await store.read
      .selectFrom('shown')
      .select(['reference', 'hash'])
      .where('kind', '=', 'notice')
      .where('person', '=', maya)
      .execute();
    const drawn = chat.updates.slice(before).filter(({ reference }) => reference === mine[0]!.reference);
    expect(drawn).toHaveLength(1);
    const texts = drawn[0]!.card.blocks.flatMap((block) => ('text' in block ? block.text : []));
    expect(texts.sort()).toEqual(['notice 2026-11-24T14:00 confirmed', 'notice 2026-11-24T14:00 held']);
    expect(new Set(mine.map(({ hash }) => hash)).size).toBe(1);
  });

  /** Several follow-ups for Maya, all due at noon on Tuesday. */
  const followUps = async (count: number, perDay = 2) => {
    const world = await aWorld({
      store: await openFreshStore(),
      facts: aPair({ policy: { followUpsPerDay: perDay } }),
      now: '2026-11-10T12:00:00Z',
    });
    const meetings = Array.from({ length: count }, (_, i) =>
      aMeeting({ at: `2026-12-${String(10 + i).padStart(2, '0')}T14:00`, status: 'proposed', proposedAt: at('2026-11-16T12:00') }),
    );
    await world.change(...meetings.map((row) => put('meeting', row)));
    await world.until('2026-11-17T12:00:00Z'); // the proposals themselves
    return { ...world, meetings };
  };
  const states = (rows: { state: string; why: string | null; due: string }[]) =>
    rows.map(({ state, why, due }) => `${state} ${why ?? ''} ${due.slice(0, 10)}`).sort();

  test('nobody gets more than two follow-ups a day; the others wait for the next working days', async () => {
    const { until, rows } = await followUps(5);
    await until('2026-11-18T12:00:00Z');
    const due = (await rows('answer-awaited')).filter(({ person }) => person === maya);
    expect(due).toHaveLength(5);
    expect(states(due)).toEqual([
      'pending day-full 2026-11-19',
      'pending day-full 2026-11-19',
      'pending day-full 2026-11-19',
      'sent  2026-11-18',
      'withheld merged 2026-11-18',
    ]);
    await until('2026-11-19T12:00:00Z');
    await until('2026-11-20T12:00:00Z');
    const sent = (await rows('answer-awaited')).filter(({ person }) => person === maya);
    expect(
      Map.groupBy(sent, ({ sentAt }) => sentAt?.slice(0, 10))
        .entries()
        .map(([day, all]) => [day, all.length])
        .toArray()
        .sort(),
    ).toEqual([
      ['2026-11-18', 2],
      ['2026-11-19', 2],
      ['2026-11-20', 1],
    ]);
  });

  test('a plan made meanwhile does not bring a follow-up back to a full day', async () => {
    const { until, rows, change, meetings } = await followUps(3);
    await until('2026-11-18T12:00:00Z');
    await change(put('meeting', { ...meetings[0]!, place: 'Library' }));
    const due = (await rows('answer-awaited')).filter(({ person }) => person === maya);
    expect(states(due)).toEqual(['pending day-full 2026-11-19', 'sent  2026-11-18', 'withheld merged 2026-11-18']);
    expect((await until('2026-11-18T15:00:00Z')).filter((text) => text.includes('answer-awaited'))).toEqual([]);
  });

  test('however many dispatchers send at once, they share the two places of the day', async () => {
    const { clock, rows, dispatcherWith } = await followUps(12);
    clock.set('2026-11-18T12:00:00Z');
    const several = Array.from({ length: 4 }, () => dispatcherWith({ limits: { held: 3 } }));
    await Promise.all(several.map((one) => one.drain()));
    const said = (await rows('answer-awaited')).filter(({ person, sentAt }) => person === maya && sentAt !== null);
    expect(said).toHaveLength(2);
  });

  test('a follow-up that may have arrived keeps its place in the day', async () => {
    const { until, chat, rows } = await followUps(3, 1);
    chat.onShow = (user) => (user === 'maya' ? 'accept-then-fail' : undefined);
    await until('2026-11-18T12:00:00Z');
    chat.onShow = () => undefined;
    await until('2026-11-18T12:30:00Z');
    const said = (await rows('answer-awaited')).filter(({ person, sentAt }) => person === maya && sentAt !== null);
    expect(said.map(({ state }) => state)).toEqual(['sent']);
    expect(chat.said.filter((text) => text === 'maya: answer-awaited')).toHaveLength(1);
  });

  test('a follow-up that could not be sent gives its place back', async () => {
    const { until, chat, rows } = await followUps(1, 1);
    chat.onShow = (user) => (user === 'maya' ? { fault: 'after', milliseconds: 60_000, reason: 'ratelimited' } : undefined);
    await until('2026-11-18T12:00:00Z');
    expect((await rows('answer-awaited')).map(({ state, sentAt }) => [state, sentAt])).toEqual([['pending', null]]);
    chat.onShow = () => undefined;
    expect(await until('2026-11-18T12:01:00Z')).toEqual(['maya: answer-awaited']);
  });
});
