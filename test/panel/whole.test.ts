import { expect, test } from 'vitest';
import type { Asked, PanelPair } from '../../shared/api.ts';
import { offeredOn, offersOn } from '../../shared/domain/log-offers.ts';
import type { Ask } from '../../shared/intent.ts';
import type { Instant } from '../../shared/time.ts';
import { book, invitePair, openDoor, pairUp } from '../features/door.ts';
import { onBothEngines } from '../setup/engines.ts';
import { openPanel, pairedAs } from './panel.ts';

const no = (text: string) => ({ refused: expect.stringContaining(text) });

onBothEngines((engine) => {
  /** Idris and Asha, who meet on Tuesday 24 November at 14:00, each at their panel. */
  const opened = async () => {
    const door = await openDoor(await engine.openFreshStore());
    const { mentorship, programme } = await pairUp(door);
    const meeting = await book(door, mentorship, '2026-11-24');
    const panel = await openPanel(door);
    const at = (token: string) => ({
      pair: async (): Promise<PanelPair> => (await panel.state(token)).pairs.find(({ pair }) => pair.mentorship === mentorship)!,
      ask: (wish: Ask): Promise<Asked> => panel.ask(token, wish),
    });
    return {
      door,
      panel,
      mentorship,
      programme,
      meeting,
      asha: at(await pairedAs(panel, 'UASHA')),
      idris: at(await pairedAs(panel, 'UIDRIS')),
    };
  };

  test('a log is taken from its first word to both signatures and beyond in two panels, and each shows what its reader may do', async () => {
    const { door, panel, meeting, asha, idris } = await opened();
    door.clock.set('2026-11-24T15:01:00.000Z' as Instant);
    const begun = await asha.ask({ type: 'log.open', meeting });
    const log = 'log' in begun ? begun.log! : 'log_none';
    const writes = async (topics: string) => {
      const form = `frm_${topics.replaceAll(' ', '')}` as const;
      expect(await asha.ask({ type: 'log.save', log, form, at: 1, zone: 'Asia/Kolkata', topics })).toEqual({ done: true, log });
      // What the other's forms hold by themselves is shown to nobody.
      expect([(await formsSeenBy(asha))! > 0, await formsSeenBy(idris)]).toEqual([true, 0]);
      const { seen } = (await asha.pair()).reading!;
      expect(await asha.ask({ type: 'log.file', log, seen })).toEqual({ done: true, log });
    };
    const offers = async (who: typeof asha) => offersOn((await who.pair()).log!);
    const formsSeenBy = async (who: typeof asha) => (await who.pair()).log!.draft?.content.forms.length;
    const turn = async () => (await asha.pair()).pair.logs[0]!.turn;
    const entryFor = async (offer: Parameters<typeof offeredOn>[1]) => ({ log, entry: offeredOn((await idris.pair()).log!, offer) });

    await writes('the boiler');
    expect([await offers(asha), await offers(idris)]).toEqual([
      ['withdraw', 'comment'],
      ['sign', 'correct', 'differ', 'comment'],
    ]);
    const first = await entryFor('correct');
    expect(await asha.ask({ type: 'log.sign', ...first })).toEqual(no('You have signed this already'));
    expect(await idris.ask({ type: 'log.correct', ...first, text: 'canary: it was the roof' })).toEqual({ done: true, log });
    expect(await turn()).toEqual({ person: await door.personOf('UASHA'), to: 'correct' });
    expect(await asha.ask({ type: 'log.withdraw', log })).toEqual({ done: true, log });
    expect((await asha.pair()).log).toMatchObject({ status: 'draft', earlier: [{ kind: 'correction', text: 'canary: it was the roof' }] });
    expect(await asha.ask({ type: 'log.withdraw', log })).toEqual(no('nothing of yours to take back'));

    await writes('the roof');
    expect(await idris.ask({ type: 'log.sign', ...first })).toEqual(no('has changed since'));
    expect(await idris.ask({ type: 'log.sign', ...(await entryFor('sign')) })).toEqual({ done: true, log });
    expect(await idris.ask({ type: 'log.sign', ...(await entryFor('sign')) })).toEqual(no('nothing left to sign'));
    expect(await asha.ask({ type: 'log.withdraw', log })).toEqual(no('it stays as it is'));
    expect(await offers(asha)).toEqual(['amend', 'comment']);

    door.clock.set('2026-11-24T15:10:00.000Z' as Instant);
    expect(await idris.ask({ type: 'log.amend', log, text: 'canary: and the gutter', reason: 'I forgot' })).toEqual({ done: true, log });
    expect([await offers(asha), await offers(idris)]).toEqual([
      ['amend.sign', 'differ', 'comment'],
      ['amend.withdraw', 'comment'],
    ]);
    expect(await asha.ask({ type: 'log.amend', log, text: 'more', reason: 'more' })).toMatchObject({
      ...no('One thing after the other'),
      fields: { text: expect.any(String) },
    });
    expect(await idris.ask({ type: 'log.amend.withdraw', ...(await entryFor('amend.withdraw')) })).toEqual({ done: true, log });
    await idris.ask({ type: 'log.amend', log, text: 'canary: and the gutter', reason: 'I forgot' });
    expect(await asha.ask({ type: 'log.amend.sign', ...(await entryFor('amend.sign')) })).toEqual({ done: true, log });
    expect(await asha.ask({ type: 'log.comment', ...(await entryFor('comment')), text: 'canary: thanks' })).toEqual({ done: true, log });
    const whole = (await idris.pair()).log!;
    expect(whole).toMatchObject({ status: 'signed', amendment: null });
    expect(whole.entries.map(({ content, names }) => [content.kind, names.length])).toEqual([
      ['record', 2],
      ['amendment', 2],
    ]);
    // Weeks later it is still there to read and to add to.
    door.clock.set('2026-12-15T10:00:00.000Z' as Instant);
    expect(await asha.pair()).toMatchObject({ meeting: null, toWrite: null, log: { id: log, status: 'signed' } });
    expect([...panel.lines, ...door.lines].join('')).not.toContain('canary');
  });

  test('seeing it differently is an end, and what is not as it was signed is said and signed by nobody', async () => {
    const { door, meeting, asha, idris } = await opened();
    door.clock.set('2026-11-24T15:01:00.000Z' as Instant);
    const begun = await asha.ask({ type: 'log.open', meeting });
    const log = 'log' in begun ? begun.log! : 'log_none';
    await asha.ask({ type: 'log.save', log, form: 'frm_first', at: 1, zone: 'Asia/Kolkata', topics: 'the boiler' });
    await asha.ask({ type: 'log.file', log });
    const { entry } = (await idris.pair()).log!;
    await door.store.read
      .updateTable('logMark')
      .set({ digest: '0'.repeat(64) })
      .execute();
    expect(await idris.pair()).toMatchObject({ isWrong: true });
    expect(await idris.ask({ type: 'log.sign', log, entry: entry! })).toEqual(no('not what was signed'));
    expect(await idris.ask({ type: 'log.differ', log, entry: entry!, text: 'It was the roof' })).toEqual({ done: true, log });
    expect((await asha.pair()).log).toMatchObject({
      status: 'differing',
      entries: [{ remarks: [{ kind: 'differently', text: 'It was the roof' }] }],
    });
  });

  test('meetings are answered, moved and looked back on, and what came to nothing is said with why', async () => {
    const { door, panel, mentorship, programme, meeting, asha, idris } = await opened();
    const when = { date: '2026-12-08', time: '15:00', zone: 'Europe/London', minutes: 60 } as const;
    expect(await asha.ask({ type: 'meeting.propose', mentorship, ...when })).toEqual({ done: true });
    const next = async () => (await idris.pair()).pair.meetings.find(({ at }) => at.startsWith('2026-12'))!;
    const shown = await next();
    expect(await asha.ask({ type: 'meeting.move', meeting: shown.id, s: 1, ...when, time: '16:00' })).toEqual({ done: true });
    // The button was drawn for 15:00.
    expect(await idris.ask({ type: 'meeting.confirm', meeting: shown.id, s: 1 })).toEqual(no('The time has changed'));
    expect(await next()).toMatchObject({ status: 'proposed', at: '2026-12-08T16:00', scheduleRevision: 2 });

    const other = await invitePair(door, programme, 'UIDRIS', 'UTOM');
    for (const user of ['UIDRIS', 'UTOM']) await door.card(user, { type: 'invitation.answer', mentorship: other, accept: true });
    await door.card('UTOM', { type: 'meeting.propose', mentorship: other, ...when, time: '16:30' });
    expect(await idris.ask({ type: 'meeting.confirm', meeting: shown.id, s: 2 })).toEqual(no('already have something then'));
    expect(await idris.ask({ type: 'meeting.confirm', meeting: shown.id, s: 2, anyway: true })).toEqual({ done: true });
    expect(await idris.ask({ type: 'meeting.confirm', meeting: shown.id, s: 2 })).toEqual(no('already agreed'));
    expect(await idris.ask({ type: 'meeting.move', meeting: shown.id, s: 2, ...when, time: '09:00', zone: 'UTC' })).toEqual({
      done: true,
    });
    expect(await asha.ask({ type: 'meeting.decline', meeting: shown.id, s: 3 })).toEqual({ done: true });
    expect((await next()).status).toBe('cancelled');
    expect(await asha.ask({ type: 'meeting.decline', meeting: shown.id, s: 3 })).toEqual(no('already off'));

    for (let twice = 0; twice < 2; twice++) expect(await asha.ask({ type: 'agenda.not-ready', meeting })).toEqual({ done: true });
    expect((await idris.pair()).pair.agenda).toMatchObject([{ kind: 'actions-not-ready', person: await door.personOf('UASHA') }]);
    expect(await asha.ask({ type: 'meeting.met', meeting, met: true })).toEqual(no('not over yet'));
    door.clock.set('2026-11-24T15:30:00.000Z' as Instant);
    expect(await asha.ask({ type: 'agenda.add', meeting, text: 'Too late' })).toEqual(no('already over'));
    expect(await asha.ask({ type: 'meeting.met', meeting, met: false })).toEqual({ done: true });
    expect([(await asha.pair()).pair.attendance.length, (await idris.pair()).pair.attendance.length]).toEqual([1, 0]);
    for (const who of [asha, idris]) await who.ask({ type: 'meeting.met', meeting, met: true });
    expect((await asha.pair()).pair.meetings[0]!.status).toBe('held');
    expect(panel.lines).toEqual([]);
  });
});
