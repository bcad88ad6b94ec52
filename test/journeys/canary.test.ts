import { describe, expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../bot/log.ts';
import { engineOf } from '../setup/engines.ts';
import type { Actor } from './stage/actor.ts';
import { type Casting, openStage, type Stage } from './stage/stage.ts';
import { theatres } from './stage/theatres.ts';

/** Text that can be nobody else's: wherever one of these turns up, what somebody wrote has turned up. */
const agenda = ['HERON-AGENDA', 'EGRET-AGENDA'];
const details = ['BITTERN-PLACE', 'meet.example/AVOCET-LINK'];
const typed = ['GREBE-TYPED'];
const pair = ['Kestrelina', 'Merlinda'];
const programme = ['OSPREY-PROGRAMME'];

const cast: Casting[] = [
  { user: 'UMORWENNA', name: 'Buzzardine Pascoe', zone: 'Europe/London', admin: true },
  { user: 'UIDRIS', name: 'Kestrelina Vaughan', zone: 'Europe/London' },
  { user: 'UASHA', name: 'Merlinda Nair', zone: 'Europe/London' },
  { user: 'ULOWEN', name: 'Hobbyette Trease', zone: 'Europe/London' },
  { user: 'UPETROC', name: 'Harrieria Bell', zone: 'Europe/London' },
];
const everybody = [...pair, 'Buzzardine', 'Hobbyette', 'Harrieria'];

const found = (canaries: readonly string[], text: string) => canaries.filter((one) => text.includes(one));
const readBy = async (actor: Actor) => [...(await actor.messages()), await actor.home(), actor.toldPrivately()].join('\n');

/** A year of a pair's life in a fortnight, with Slack and the database in trouble on the way. */
async function live(stage: Stage): Promise<void> {
  const [morwenna, idris, asha, lowen, petroc] = cast.map(({ user }) => stage.actor(user)) as [Actor, Actor, Actor, Actor, Actor];
  const breakSlack = (...faults: Parameters<NonNullable<Stage['slack']>['next']> extends [string, ...infer F] ? F : never) =>
    stage.slack?.next('chat.postMessage', ...faults);
  await morwenna.says('setup');
  await morwenna.fills({ name: programme[0]!, zone: 'Europe/London', jurisdiction: 'none', channel: stage.channel });
  for (const [mentor, mentee] of [
    ['UIDRIS', 'UASHA'],
    ['ULOWEN', 'UPETROC'],
  ] as const) {
    await morwenna.says('pair');
    await morwenna.fills({ mentor, mentee });
    await stage.settle();
  }
  for (const one of [idris, asha, lowen, petroc]) await one.presses('Accept');
  await stage.settle();
  for (const one of [morwenna, idris, asha, lowen, petroc]) await one.says('home');

  await asha.says(`meet Tuesday 24 November 3pm ${typed[0]}`);
  await asha.writes(`${typed[0]} is what I meant to say`);
  await asha.says('meet Tuesday 24 November 3pm');
  await asha.presses('Suggest it');
  await stage.settle();
  breakSlack({ error: 'invalid_blocks' }, { status: 502 }, { status: 500, accepted: true }, { rateLimited: 3 });
  await idris.presses('That works');
  await stage.settle();
  await asha.says('home');
  await idris.presses('Agenda');
  await idris.presses('Add a point');
  await idris.fills({ text: agenda[0]! });
  await idris.presses('Place or link');
  await idris.fills({ place: details[0]!, joinLink: `https://${details[1]}` });
  await stage.settle();
  await stage.store.read.schema.alterTable('agendaPoint').renameTo('agendaPointAway').execute();
  await idris.presses('Add a point').catch(() => {});
  await idris.fills({ text: agenda[1]! }).catch(() => {});
  await stage.settle();
  await stage.store.read.schema.alterTable('agendaPointAway').renameTo('agendaPoint').execute();
  await stage.until('2026-11-24T14:30');
  await idris.presses('Running late');
  await idris.presses('10 minutes late');
  await stage.until('2026-11-24T17:00');
  await asha.presses('Yes, we met');
  await stage.until('2026-11-25T10:00');
  await idris.presses('No, we did not');
  await stage.until('2026-12-09T12:00');
  for (const one of [morwenna, idris, asha, lowen, petroc]) await one.says('home');
  await morwenna.says('record');
}

describe.each(theatres)('in $chat, on $engine', ({ theatre, engine: name }) => {
  const engine = engineOf(name);
  test('what a pair write reaches nobody else, no log line and nothing that is kept for machines', { timeout: 120_000 }, async () => {
    const lines: string[] = [];
    const written = createLog('trace', { write: (line) => void lines.push(line) });
    const stage = await openStage(theatre, engine, cast, '2026-11-16T09:00', written);
    onTestFinished(() => stage.end());
    await live(stage);

    // The canaries are alive: the pair read what they wrote.
    const ofIdris = await readBy(stage.actor('UIDRIS'));
    expect(found([agenda[0]!, details[0]!], ofIdris)).toHaveLength(2);
    const files = (await stage.actor('UASHA').files()).join('');
    expect(found(details, files.replaceAll(/\r\n /g, ''))).toEqual(details);
    expect(lines.filter((line) => line.includes('agendaPoint'))).not.toEqual([]);

    expect(lines.filter((line) => found([...agenda, ...details, ...typed, ...programme, ...everybody], line).length > 0)).toEqual([]);
    expect(found(agenda, files)).toEqual([]);
    for (const user of ['ULOWEN', 'UPETROC']) {
      const actor = stage.actor(user);
      expect(found([...agenda, ...details, ...typed, ...pair], (await readBy(actor)) + (await actor.files()).join(''))).toEqual([]);
    }
    const channel = await stage.inChannel();
    expect(channel.length).toBeGreaterThan(0);
    expect(found([...agenda, ...details, ...typed, ...everybody], channel.join())).toEqual([]);
    const coordinator = await readBy(stage.actor('UMORWENNA'));
    expect(found(pair, coordinator)).toEqual(pair);
    expect(found([...agenda, ...details, ...typed], coordinator)).toEqual([]);

    const sealed = ['meeting', 'undo', 'agendaPoint', 'remembered'] as const;
    const rows = async (table: 'audit' | 'notification' | 'shown' | (typeof sealed)[number]) =>
      JSON.stringify(await stage.store.read.selectFrom(table).selectAll().execute());
    for (const table of ['audit', 'notification', 'shown', ...sealed] as const)
      expect([table, ...found([...agenda, ...details, ...typed], await rows(table))]).toEqual([table]);
    expect((await rows('undo')).length).toBeGreaterThan(2);
    expect(found([...programme, ...everybody], await rows('audit'))).toEqual([]);
    // Slack’s people and their direct messages are numbered alike; addresses are in buttons, where nobody reads them.
    const told = (stage.slack?.calls ?? []).filter(({ args }) => found([...agenda, ...details], JSON.stringify(args)).length > 0);
    const reached = new Set(told.map(({ args }) => /\d+$/.exec(String(args.channel ?? args.user_id ?? args.user))?.[0]));
    expect(reached.size).toBe(stage.slack ? 2 : 0);
    const metadata = JSON.stringify(stage.slack?.calls.map(({ args }) => args.metadata ?? null) ?? []);
    expect(found([...agenda, ...details, ...typed, ...programme, ...everybody], metadata)).toEqual([]);
    const pages = await Promise.all(
      ['/healthz', '/metrics', '/calendar/x.ics', `/calendar/${'a'.repeat(43)}.ics`, '/%E0%A4%A'].map(async (path) =>
        (await fetch(`http://127.0.0.1:${stage.running.port}${path}`)).text(),
      ),
    );
    expect(found([...agenda, ...details, ...typed, ...programme, ...everybody], pages.join(''))).toEqual([]);
  });
});
