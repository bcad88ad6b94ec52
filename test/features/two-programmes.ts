import { expect } from 'vitest';
import { type App, createApp } from '../../bot/app.ts';
import type { Answer, Profile } from '../../bot/chat/port.ts';
import { features } from '../../bot/features/all.ts';
import { createLog } from '../../bot/log.ts';
import { createSeal } from '../../bot/store/seal.ts';
import type { Store } from '../../bot/store/store.ts';
import type { Tables } from '../../bot/store/tables.ts';
import { type Ask, Intent } from '../../shared/intent.ts';
import { TestClock } from '../setup/test-clock.ts';
import { logsOf } from './town-logs.ts';

/** Somebody as a chat names them: `user` alone is somebody of the first workspace. */
export type From = { user: string; tenant?: string; enterprise?: string; admin?: boolean };

export const idris: From = { user: 'UIDRIS' };
export const asha: From = { user: 'UASHA' };
export const morwenna: From = { user: 'UMORWENNA', admin: true };
/** Tegan coordinates another programme, in which Lowen mentors Petroc. */
export const tegan: From = { user: 'UTEGAN', admin: true };
export const lowen: From = { user: 'ULOWEN' };
export const petroc: From = { user: 'UPETROC' };
/** Quinn was invited by Morwenna and said no; Ros has not answered yet. */
export const quinn: From = { user: 'UQUINN' };
export const ros: From = { user: 'UROS' };

const names: Record<string, string> = {
  UIDRIS: 'Idris Vaughan',
  UASHA: 'Asha Nair',
  UMORWENNA: 'Morwenna Pascoe',
  UTEGAN: 'Tegan Hale',
  ULOWEN: 'Lowen Trease',
  UPETROC: 'Petroc Bell',
  UQUINN: 'Quinn Adeyemi',
  UROS: 'Ros Carrow',
};
const profileOf = ({ user, tenant = 'T1', enterprise = '', admin = false }: From): Profile => ({
  // Only the user id is the same elsewhere, not the person.
  name: tenant === 'T1' && enterprise === '' ? (names[user] ?? user) : `Somebody of ${enterprise}${tenant}`,
  zone: 'Europe/London',
  language: 'en-GB',
  admin,
  active: true,
});
const picked = Object.fromEntries(Object.keys(names).map((user) => [user, profileOf({ user })]));

export type Town = Awaited<ReturnType<typeof openTown>>;

/** Two programmes in one workspace, with a diary full enough that every intent has something to be about. */
export async function openTown(store: Store) {
  const clock = new TestClock('2026-11-16T10:00:00.000Z');
  const seal = createSeal([Buffer.alloc(32, 1)]);
  const parts = { store, clock, seal, log: createLog('silent'), url: 'https://cairn.example', features, wake: () => {} };
  const app: App = createApp(parts);
  let presses = 0;

  async function ask(from: From, wish: Ask, key = `press-${presses++}`): Promise<Answer> {
    const { user, tenant = 'T1', enterprise = '' } = from;
    const account = { platform: 'slack', enterprise, tenant, user } as const;
    return app.handle({ account, profile: profileOf(from), message: null, picked }, Intent.parse(wish), key);
  }
  async function done(from: From, wish: Ask): Promise<Answer> {
    const answer = await ask(from, wish);
    expect(answer.answer, `${wish.type} by ${from.user}: ${JSON.stringify(answer)}`).toBe('card');
    return answer;
  }
  type Made =
    | 'goal'
    | 'action'
    | 'talk'
    | 'programme'
    | 'mentorship'
    | 'meeting'
    | 'series'
    | 'agendaPoint'
    | 'undo'
    | 'meetingLog'
    | 'contact';
  const idsOf = async (table: Made) => (await store.read.selectFrom(table).select('id').execute()).map((row) => row.id);
  /** The id of what somebody's press made. */
  async function made(table: Made, from: From, wish: object): Promise<string> {
    const before = await idsOf(table);
    const answer = await ask(from, wish as Ask);
    expect(['card', 'form'], `${JSON.stringify(wish)}: ${JSON.stringify(answer)}`).toContain(answer.answer);
    return (await idsOf(table)).find((id) => !before.includes(id))!;
  }
  const pair = (by: From, programme: string, mentor: From, mentee: From) =>
    made('mentorship', by, { type: 'pair.invite', programme, mentor: mentor.user, mentee: mentee.user });
  const programme = (by: From, name: string) =>
    made('programme', by, { type: 'programme.setup', name, zone: 'Europe/London', jurisdiction: 'none', noticeHours: 24 });
  const answer = (from: From, mentorship: string, accept: boolean) => done(from, { type: 'invitation.answer', mentorship, accept } as Ask);
  const proposal = (mentorship: string, date: string) => {
    const at = { date, time: '14:00', zone: 'Europe/London', minutes: 60, place: 'the Tin Loft', joinLink: 'https://meet.example/tin' };
    return { type: 'meeting.propose', mentorship, ...at };
  };
  const propose = (mentorship: string, date: string) => made('meeting', idris, proposal(mentorship, date));

  async function personOf({ user, tenant = 'T1', enterprise = '' }: From): Promise<string> {
    const row = await store.read
      .selectFrom('account')
      .select('person')
      .where('user', '=', user)
      .where('tenant', '=', tenant)
      .where('enterprise', '=', enterprise)
      .executeTakeFirstOrThrow();
    return row.person;
  }

  const rowan = await programme(morwenna, 'Rowan Valley');
  const alder = await programme(tegan, 'Alder Coast');
  const mentorship = await pair(morwenna, rowan, idris, asha);
  for (const one of [idris, asha]) await answer(one, mentorship, true);
  const elsewhere = await pair(tegan, alder, lowen, petroc);
  for (const one of [lowen, petroc]) await answer(one, elsewhere, true);
  const refused = await pair(morwenna, rowan, idris, quinn);
  await answer(quinn, refused, false);
  const open = await pair(morwenna, rowan, ros, asha);

  const met = await propose(mentorship, '2026-11-17');
  await done(asha, { type: 'meeting.confirm', meeting: met, s: 1 } as Ask);
  clock.set('2026-11-18T10:00:00.000Z');
  const agreed = await propose(mentorship, '2026-11-24');
  await done(asha, { type: 'meeting.confirm', meeting: agreed, s: 1 } as Ask);
  const proposed = await propose(mentorship, '2026-11-26');
  const series = await made('series', idris, { ...proposal(mentorship, '2027-01-05'), repeats: 'weekly', count: 3 });
  const point = await made('agendaPoint', asha, { type: 'agenda.add', meeting: agreed, text: 'the heron in the reeds' });
  const personOfAsha = await personOf(asha);
  const aGoal = (text: string) => made('goal', asha, { type: 'plan.goal.add', mentorship, kind: 'short-term', text });
  const anAction = (text: string) =>
    made('action', idris, { type: 'plan.action.add', mentorship, text, person: personOfAsha, byWhen: '2026-12-01' });
  const goal = await aGoal('the wren sings');
  const second = await aGoal('the wren nests');
  const action = await anAction('the wren flies');
  const ticked = await anAction('the wren lands');
  await done(asha, { type: 'plan.action.done', action: ticked } as Ask);
  const off = await propose(mentorship, '2026-11-30');
  const undo = await made('undo', idris, { type: 'meeting.cancel', meeting: off, s: 1 });
  const talk = await made('talk', asha, { type: 'talk.begin', script: 'grow', meeting: agreed });
  await done(asha, { type: 'talk.answer', talk, question: 'goal.today', text: 'the curlew at dawn' } as Ask);
  const logs = await logsOf(
    { store, ask: (wish) => ask(asha, wish), confirm: (wish) => done(idris, wish), made: (wish) => made('meetingLog', asha, wish) },
    mentorship,
  );
  const contact = await made('contact', idris, { type: 'contact.add', mentorship, on: '2026-11-18', kind: 'email', purpose: 'support' });
  await done(asha, { type: 'pause.start', from: '2027-02-01', until: '2027-02-07' } as Ask);

  return {
    store,
    clock,
    app,
    ask,
    done,
    ids: {
      rowan,
      alder,
      mentorship,
      elsewhere,
      refused,
      open,
      met,
      agreed,
      proposed,
      series,
      point,
      off,
      undo,
      talk,
      goal,
      second,
      action,
      done: ticked,
      person: personOfAsha,
      contact,
      ...logs,
    },
    personOf,
  };
}

const tables = [
  'person',
  'pause',
  'programme',
  'coordinator',
  'mentorship',
  'party',
  'meeting',
  'series',
  'attendance',
  'agendaPoint',
  'runningLate',
  'talk',
  'talkShared',
  'meetingLog',
  'contact',
  'undo',
  'goal',
  'action',
  'planChange',
  'meetingLog',
  'logDraft',
  'logEntry',
  'logMark',
  'contact',
  'account',
  'feed',
  'download',
  'notification',
  'shown',
  'monthSaid',
  'remembered',
  'audit',
] as const satisfies (keyof Tables)[];

/** Every row of every fact, outbox and audit table, as text; what is kept about `without` themselves is left out. */
export async function dump(store: Store, without: readonly string[] = []): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of tables) {
    const rows = await store.read.selectFrom(table).selectAll().execute();
    const others = rows.filter((row) => {
      const own = row as { id?: unknown; person?: unknown };
      return !without.includes(String(table === 'person' ? own.id : own.person));
    });
    // A mentorship's revision also counts what changes about either of its people.
    all[table] = others.map((row) => JSON.stringify({ ...row, revision: undefined })).sort();
  }
  return all;
}

/** Which tables differ, and how; what presses were answered is left out. */
export function changes(before: Record<string, string[]>, after: Record<string, string[]>): string[] {
  return Object.keys(before)
    .filter((table) => table !== 'remembered')
    .flatMap((table) => [
      ...after[table]!.filter((row) => !before[table]!.includes(row)).map((row) => `${table} has ${row}`),
      ...before[table]!.filter((row) => !after[table]!.includes(row)).map((row) => `${table} had ${row}`),
    ]);
}

/** Everything an answer tells: its sentences, and what its buttons and fields carry. */
export function toldBy(answer: Answer): string {
  return JSON.stringify(answer);
}
