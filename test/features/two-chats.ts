import type { Card } from '../../bot/chat/card.ts';
import type { Answer, Asker } from '../../bot/chat/port.ts';
import { sealedColumns } from '../../bot/store/nouns.ts';
import { whereSealed } from '../../bot/store/sealed-columns.ts';
import { type Decided, uniting } from '../../bot/store/uniting.ts';
import { type Ask, Intent } from '../../shared/intent.ts';
import { asksOf, choicesOf, type DoorOf, textOf } from './door.ts';
import { windowOf, writer } from './logging.ts';

/** Somebody in Teams, through the same door as everybody in Slack. */
export function teamsUser(door: DoorOf, { user = 'asha-object', name = 'Asha N.' } = {}) {
  let presses = 0;
  const account = { platform: 'teams', enterprise: '', tenant: 'tenant', user } as const;
  const profile = { name, zone: 'Europe/London', language: 'en-GB', admin: false, active: true };
  const ask = (wish: Ask): Promise<Answer> => {
    const asker: Asker = { account, profile, message: null };
    return door.app.handle(asker, Intent.parse(wish), `${user}-${presses++}`);
  };
  const card = async (wish: Ask): Promise<Card> => {
    const given = await ask(wish);
    if (given.answer !== 'card') throw new Error(`${wish.type} was answered ${JSON.stringify(given)}`);
    return given.card;
  };
  return {
    ask,
    card,
    says: async (wish: Ask): Promise<string> => textOf(await card(wish)),
    no: async (wish: Ask): Promise<string> => {
      const given = await ask(wish);
      if (given.answer !== 'refused') throw new Error(`${wish.type} was answered ${JSON.stringify(given)}`);
      return given.why;
    },
    id: () => door.personOf(user),
  };
}
export type TeamsUser = ReturnType<typeof teamsUser>;

/** The code for it made in Slack, brought to Teams, and a yes in each. */
export async function unite(door: DoorOf, teams: TeamsUser, user = 'UASHA'): Promise<Card> {
  const [, code] = /link ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(textOf(await door.card(user, { type: 'account.link' })))!;
  await teams.card({ type: 'account.claim', code: code!, sure: true });
  return door.card(user, { type: 'account.look', join: true });
}

export async function partAgain(door: DoorOf, user = 'UASHA'): Promise<string> {
  const card = await door.card(user, { type: 'account.show' });
  const part = choicesOf(card).find((one) => one.label === 'Part it')!;
  return textOf(await door.card(user, part.ask));
}

/** Whoever is in Teams is to be paired with somebody in Slack; they answer yes, both. */
export async function pairAcross(door: DoorOf, programme: `pro_${string}`, teams: TeamsUser, person: string, role: 'mentor' | 'mentee') {
  const card = await door.card('UMORWENNA', { type: 'pair.across', programme, person, role });
  const [, code] = /join ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(textOf(card))!;
  await teams.card({ type: 'pair.join', code: code! });
  const invited = door.store.read
    .selectFrom('party')
    .select('mentorship')
    .where('person', '=', await teams.id());
  const row = await invited.where('invitation', '=', 'invited').execute();
  const mentorship = row[0]!.mentorship as `men_${string}`;
  await teams.card({ type: 'invitation.answer', mentorship, accept: true });
  await door.card(person, { type: 'invitation.answer', mentorship, accept: true });
  return mentorship;
}

/** Asha mentors Tom from Teams: they met, wrote and signed a log, have a plan, and another meeting ahead. */
export async function historyInTeams(door: DoorOf, teams: TeamsUser, mentorship: `men_${string}`) {
  const who = await teams.id();
  const wish = async (one: object) => {
    const given = await teams.ask(one as Ask);
    if (given.answer === 'refused') throw new Error(`${JSON.stringify(one)} was refused: ${given.why} ${JSON.stringify(given.fields)}`);
  };
  await wish({ type: 'meeting.propose', mentorship, date: '2026-11-24', time: '14:00', zone: 'Europe/London', minutes: 60 });
  const { id } = await door.store.read
    .selectFrom('meeting')
    .select('id')
    .where('mentorship', '=', mentorship)
    .where('status', '=', 'proposed')
    .executeTakeFirstOrThrow();
  const meeting = id as `mtg_${string}`;
  await door.card('UTOM', { type: 'meeting.confirm', meeting, s: 1 });
  await wish({ type: 'agenda.add', meeting, text: 'Supervision' });
  await wish({ type: 'plan.action.add', mentorship, text: 'Read the policy', person: who, byWhen: '2026-12-01' });
  const action = await door.store.read.selectFrom('action').select('id').where('mentorship', '=', mentorship).executeTakeFirstOrThrow();
  await wish({ type: 'plan.action.edit', action: action.id, text: 'Read the new policy', person: who, byWhen: '2026-12-02' });
  await wish({ type: 'pause.start', from: '2026-12-20', until: '2026-12-27' });
  await wish({ type: 'contact.add', mentorship, on: '2026-11-16', kind: 'email', purpose: 'touching-base' });
  await wish({ type: 'talk.begin', script: 'grow' });
  door.clock.set('2026-11-24T13:30:00.000Z' as never);
  await wish({ type: 'meeting.late', meeting, minutes: 10 });
  door.clock.set('2026-11-24T15:30:00.000Z' as never);
  await wish({ type: 'meeting.met', meeting, met: true });
  const log = await writer(door, 'UTOM').files(meeting, {
    topics: 'How to begin',
    action1: 'Ring the school',
    action1By: who,
    action1On: '2026-12-03',
  });
  const [sign] = asksOf(windowOf(await teams.ask({ type: 'log.show', log })), 'log.sign');
  await wish(sign!);
  await wish({ type: 'meeting.propose', mentorship, date: '2026-12-08', time: '10:00', zone: 'Europe/London', minutes: 60 });
  door.clock.set('2026-11-24T15:31:00.000Z' as never);
  return { meeting, log };
}

/** Of a short while, or about the joining itself. */
const passing = new Set(['remembered', 'audit', 'link', 'wrongCode', 'download', 'meta']);
const moving = new Set(['changedAt', 'changedBy', 'revision', 'planner']);

/** Every row of every table, opened, but for what every press changes. */
export async function dumpOf(door: DoorOf, tables: readonly string[]): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {};
  for (const table of tables.filter((name) => !passing.has(name))) {
    const rows = await openedRows(door, table);
    dump[table] = rows
      // A card is drawn again after each change, and what was planned for one and not for two is cancelled.
      .filter((row) => !(table === 'notification' && (row.class === 'update' || row.state === 'cancelled')))
      .map((row) => JSON.stringify(Object.entries(row).filter(([name]) => !moving.has(name))))
      .toSorted();
  }
  return dump;
}

/** The rows of a table with what is sealed in them opened. */
export async function openedRows(door: DoorOf, table: string): Promise<Record<string, unknown>[]> {
  const rows = (await door.store.read
    .selectFrom(table as never)
    .selectAll()
    .execute()) as Record<string, unknown>[];
  return rows.map((row) => opened(door, table, row));
}

function opened(door: DoorOf, table: string, row: Record<string, unknown>): Record<string, unknown> {
  const columns: readonly string[] = table === 'talk' ? ['sealed'] : ((sealedColumns as Record<string, readonly string[]>)[table] ?? []);
  const place = (name: string) =>
    table === 'talk' ? whereSealed.talk(row as { id: string }) : whereSealed.column(table as 'goal', String(row.id), name);
  const open = (name: string) => door.seal.open(String(row[name]), place(name));
  return { ...row, ...Object.fromEntries(columns.filter((name) => row[name] !== null).map((name) => [name, open(name)])) };
}

/** The columns in which a person is named, of everything of a pair that does not stay as it was. */
export async function namedIn(door: DoorOf, person: string, pair: string): Promise<string[]> {
  const found = new Set<string>();
  const rows = await door.store.read.selectFrom('meeting').select('id').where('mentorship', '=', pair).execute();
  const meetings = new Set<unknown>(rows.map(({ id }) => id));
  for (const [table, columns] of Object.entries(uniting as Record<string, Record<string, Decided | null>>)) {
    const ofPair = (await openedRows(door, table)).filter((row) => row.mentorship === pair || meetings.has(row.meeting));
    for (const [column, value] of ofPair.flatMap((row) => Object.entries(row))) {
      if (typeof value === 'string' && value.includes(person) && columns[column]?.fate !== 'stays') found.add(`${table}.${column}`);
    }
  }
  return [...found].toSorted();
}
