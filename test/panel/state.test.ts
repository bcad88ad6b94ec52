import { expect, test } from 'vitest';
import type { PanelPair } from '../../shared/api.ts';
import type { LogId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { book, type DoorOf, openDoor, pairUp } from '../features/door.ts';
import { onBothEngines } from '../setup/engines.ts';
import { openPanel, type PanelOf, pairedAs } from './panel.ts';

const link = 'https://meet.google.com/abc-defg-hij';
const during = '2026-11-24T14:20:00.000Z' as Instant;

onBothEngines((engine) => {
  /** Idris and Asha meet on Tuesday 24 November at 14:00, with a panel each. */
  const opened = async () => {
    const door = await openDoor(await engine.openFreshStore());
    const { mentorship } = await pairUp(door);
    const meeting = await book(door, mentorship, '2026-11-24');
    await door.ask('UIDRIS', { type: 'meeting.details', meeting, joinLink: link });
    const panel = await openPanel(door);
    const [asha, idris] = [await pairedAs(panel, 'UASHA'), await pairedAs(panel, 'UIDRIS')];
    return { door, panel, mentorship, meeting, asha, idris };
  };
  const only = async (panel: PanelOf, token: string): Promise<PanelPair> => {
    const { pairs } = await panel.state(token);
    expect(pairs).toHaveLength(1);
    return pairs[0]!;
  };
  const typed = (log: LogId, form: `frm_${string}`, at: number, fields: object) =>
    ({ type: 'log.keep', log, form, at, zone: 'Europe/London', ...fields }) as const;
  async function addAction(panel: PanelOf, door: DoorOf, token: string, mentorship: `men_${string}`, key?: string) {
    const person = await door.personOf('UASHA');
    return panel.ask(
      token,
      { type: 'plan.action.add', mentorship, text: 'Ask for a desk by the window', person, byWhen: '2026-12-08' },
      key,
    );
  }

  test('shows whose meeting it is, when it is, and what a mentor may ask, to the mentor alone', async () => {
    const { door, panel, mentorship, meeting, asha, idris } = await opened();
    expect((await panel.state(asha)).open).toEqual({ mentorship, because: 'only' });
    expect((await panel.state(asha, `${link}?authuser=0`)).open).toEqual({ mentorship, because: 'link' });
    expect(await only(panel, asha)).toMatchObject({ meeting: null, log: null, toWrite: null, crib: [], usualMinutes: 60 });
    door.clock.set(during);
    expect((await panel.state(asha)).open).toEqual({ mentorship, because: 'now' });
    const of = await only(panel, idris);
    expect(of).toMatchObject({ meeting, log: null, toWrite: meeting });
    expect(of.crib.map(({ stage }) => stage)).toEqual(['Goal', 'Reality', 'Options', 'Way forward', 'Rating']);
    expect(of.crib[0]!.questions).toContain('What would you like to have by the end of today?');
  });

  test('an action that comes into the plan once they meet is none of last time', async () => {
    const { door, panel, mentorship, asha } = await opened();
    await addAction(panel, door, asha, mentorship);
    door.clock.set(during);
    expect((await only(panel, asha)).newer).toEqual([]);
    await addAction(panel, door, asha, mentorship);
    const { pair, newer } = await only(panel, asha);
    expect(newer).toEqual([pair.actions.find(({ position }) => position === 1)!.id]);
  });

  test('what somebody answers in a talk of their own is in their own panel alone, where they go on with it', async () => {
    const { door, panel, asha, idris } = await opened();
    const stream = await panel.live(asha);
    await stream.news();
    for (const [user, text] of [
      ['UASHA', 'canary of a mentee'],
      ['UIDRIS', 'canary of a mentor'],
    ] as const) {
      await door.card(user, { type: 'talk.begin', script: 'grow' });
      const { id } = await door.store.read
        .selectFrom('talk')
        .select('id')
        .where('person', '=', await door.personOf(user))
        .executeTakeFirstOrThrow();
      await door.card(user, { type: 'talk.answer', talk: id as `tlk_${string}`, question: 'goal.today', text });
    }
    // Written in chat, it is there at once.
    await stream.news();
    const [own, other] = [await panel.state(asha), await panel.state(idris)];
    expect(own.talk).toMatchObject({ status: 'open', at: { in: 'question', question: 'goal.ahead', nth: 2, of: 8, text: '' } });
    expect([own, other].map(({ talk }) => talk!.answered.map(({ text }) => text))).toEqual([
      ['canary of a mentee'],
      ['canary of a mentor'],
    ]);
    expect(JSON.stringify(own)).not.toContain('canary of a mentor');
    expect(JSON.stringify(other)).not.toContain('canary of a mentee');
    const { id: talk } = own.talk!;
    const answer = { type: 'talk.answer', talk, question: 'goal.ahead', text: 'canary two' } as const;
    expect(await panel.ask(idris, answer)).toEqual({ refused: expect.any(String) });
    expect(await panel.ask(asha, answer)).toEqual({ done: true });
    expect(await panel.ask(asha, { type: 'talk.move', talk, move: { move: 'skip', on: 'goal.ahead' } })).toEqual({
      refused: expect.stringContaining('has gone on since'),
    });
    expect((await panel.state(asha)).talk!.answered.map(({ text }) => text)).toEqual(['canary of a mentee', 'canary two']);
    expect([...panel.lines, ...door.lines].join('')).not.toContain('canary');
  });

  test('a version is the same until something is new, whatever call is named and whatever the time is', async () => {
    const { door, panel, mentorship, meeting, asha } = await opened();
    const versions: string[] = [];
    const is = async (call: string | null = null) => (await panel.state(asha, call)).version;
    versions.push(await is());
    door.clock.set('2026-11-16T10:05:00.000Z' as Instant);
    expect([await is(), await is(link)]).toEqual([versions[0], versions[0]]);
    const news: (() => Promise<unknown>)[] = [
      () => addAction(panel, door, asha, mentorship),
      () => door.ask('UIDRIS', { type: 'agenda.add', meeting, text: 'The new post' }),
      () => door.ask('UASHA', { type: 'settings.save', zone: 'Asia/Tokyo', language: 'en-GB', less: false }),
      async () => door.clock.set(during),
      () => panel.ask(asha, { type: 'log.open', meeting }),
      async () => panel.ask(asha, typed((await only(panel, asha)).log!.id, 'frm_asha', 1, { topics: 'The new post' })),
    ];
    for (const happens of news) {
      await happens();
      versions.push(await is());
      expect(await is()).toBe(versions.at(-1));
    }
    expect(new Set(versions).size).toBe(news.length + 1);
  });

  test('what is asked for goes through the one door, and asked again does nothing twice', async () => {
    const { door, panel, mentorship, asha } = await opened();
    const key = crypto.randomUUID();
    expect(await addAction(panel, door, asha, mentorship, key)).toEqual({ done: true });
    expect(await Promise.all([1, 2, 3].map(() => addAction(panel, door, asha, mentorship, key)))).toEqual(Array(3).fill({ done: true }));
    const { pair } = await only(panel, asha);
    expect(pair.actions.map(({ text }) => text)).toEqual(['Ask for a desk by the window']);
    const audit = await door.store.read.selectFrom('audit').select(['person', 'intent']).orderBy('id', 'desc').limit(1).execute();
    expect(audit).toEqual([{ person: await door.personOf('UASHA'), intent: 'plan.action.add' }]);
    expect(panel.lines.join('')).not.toContain('window');
  });

  test('a tick in the panel is drawn over the plan that a chat shows, and says nothing new there', async () => {
    const { door, panel, mentorship, asha } = await opened();
    await addAction(panel, door, asha, mentorship);
    const account = await door.store.read.selectFrom('account').select('id').where('user', '=', 'UIDRIS').executeTakeFirstOrThrow();
    const shown = {
      id: 'shn_plan',
      kind: 'plan',
      person: await door.personOf('UIDRIS'),
      account: account.id,
      mentorship,
      programme: null,
      meeting: null,
    };
    await door.store.read
      .insertInto('shown')
      .values({ ...shown, because: '{}', reference: 'a message', hash: '', at: door.clock.now() })
      .execute();
    const { actions } = (await only(panel, asha)).pair;
    const counted = async () =>
      (await door.store.read.selectFrom('notification').select(['work', 'kind']).where('kind', '=', 'plan').execute()).map(
        ({ work }) => work,
      );
    expect(await counted()).toEqual([]);
    expect(await panel.ask(asha, { type: 'plan.action.done', action: actions[0]!.id })).toEqual({ done: true });
    expect(await counted()).toEqual(['update']);
    expect((await only(panel, asha)).pair.actions[0]!.status).toBe('done');
  });

  test('a refusal is a sentence for the person, with the fields it is about', async () => {
    const { door, panel, meeting, asha } = await opened();
    door.clock.set(during);
    const { log } = (await panel.ask(asha, { type: 'log.open', meeting })) as { log: LogId };
    const saved = { log, form: 'frm_asha', at: 1, zone: 'Asia/Kolkata', action1: 'Ask for a desk' } as const;
    const answer = await panel.ask(asha, { type: 'log.save', ...saved });
    expect(answer).toMatchObject({
      refused: expect.stringMatching(/\w/),
      fields: { action1By: expect.any(String), action1On: expect.any(String) },
    });
  });

  test('two who write in one log at once lose nothing, and what their names go under is what both read', async () => {
    const { door, panel, meeting, asha, idris } = await opened();
    door.clock.set(during);
    const [one, other] = (await Promise.all([
      panel.ask(asha, { type: 'log.open', meeting }),
      panel.ask(idris, { type: 'log.open', meeting }),
    ])) as { done: true; log: LogId }[];
    expect(one).toEqual({ done: true, log: expect.stringMatching(/^log_/) });
    expect(other).toEqual(one);
    const { log } = one!;
    const typing = async (token: string, form: `frm_${string}`, name: string, text: string) => {
      for (let at = 1; at <= text.length; at++) await panel.ask(token, typed(log, form, at, { [name]: text.slice(0, at) }));
    };
    await Promise.all([typing(asha, 'frm_asha', 'helped', 'The walk by the river'), typing(idris, 'frm_idris', 'topics', 'The new post')]);
    for (const token of [asha, idris]) {
      const { log: seen, reading } = await only(panel, token);
      expect(seen!.draft!.content.fields).toMatchObject({ helped: 'The walk by the river', topics: 'The new post' });
      expect(reading!.record).toMatchObject({ helped: 'The walk by the river', topics: 'The new post' });
      expect(reading!.record).not.toHaveProperty('salt');
    }
    const before = (await only(panel, asha)).reading!.seen;
    await panel.ask(idris, typed(log, 'frm_idris', 99, { topics: 'The new post, and the old one' }));
    door.clock.set('2026-11-24T15:05:00.000Z' as Instant);
    expect(await panel.ask(asha, { type: 'log.file', log, seen: before })).toEqual({ refused: expect.stringContaining('changed since') });
    expect((await only(panel, asha)).log!.status).toBe('draft');
    const { seen } = (await only(panel, asha)).reading!;
    expect(await panel.ask(asha, { type: 'log.file', log, seen })).toEqual({ done: true, log });
    const filed = (await only(panel, idris)).log!;
    expect(filed).toMatchObject({ status: 'filed' });
    const wrong = { type: 'log.sign', log, entry: `lge_${'0'.repeat(20)}` } as const;
    expect(await panel.ask(idris, wrong)).toEqual({ refused: expect.any(String) });
    expect(await panel.ask(idris, { type: 'log.sign', log, entry: filed.entry! })).toEqual({ done: true, log });
    expect((await only(panel, idris)).log!.status).toBe('signed');
    expect([...panel.lines, ...door.lines].join('')).not.toMatch(/river|new post/);
  });
});
