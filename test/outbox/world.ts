import { card, say } from '../../bot/chat/card.ts';
import type { Platform } from '../../bot/chat/port.ts';
import type { Drawer, Drawers } from '../../bot/features/feature.ts';
import { newId } from '../../bot/ids.ts';
import { createLog } from '../../bot/log.ts';
import { createDispatcher, type Dispatcher, type DispatcherParts } from '../../bot/outbox/dispatcher.ts';
import { refreshShown, replan } from '../../bot/outbox/plan.ts';
import type { Row } from '../../bot/outbox/row.ts';
import { commit } from '../../bot/store/nouns.ts';
import type { Store } from '../../bot/store/store.ts';
import { apply } from '../../shared/apply.ts';
import { type Change, put } from '../../shared/decision.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { Facts } from '../../shared/facts.ts';
import { nudgeKinds } from '../../shared/nudges.ts';
import { aMeeting, aPair, at } from '../setup/facts.ts';
import { grace, somebody } from '../setup/pair-facts.ts';
import { ScriptedChat } from '../setup/scripted-chat.ts';
import { TestClock } from '../setup/test-clock.ts';

/** Draws every kind as a line with its name and what it depends on, so that a test sees what was said and when it was drawn. */
export const plainDrawers: Drawers = Object.fromEntries(
  nudgeKinds.map((kind) => {
    const drawer: Drawer = ({ meeting, facts, notice }) => {
      if (kind === 'calendar') return { name: 'meeting.ics', type: 'text/calendar', content: 'BEGIN:VCALENDAR', title: 'Meeting' };
      const about = facts.meetings.find((one) => one.id === meeting);
      const tone = kind === 'reminder' && notice?.state !== 'sent' ? ' (no notice)' : '';
      return card(kind, { summary: `${kind}${tone}`, blocks: [say(about ? `${kind} ${about.at} ${about.status}` : kind)] });
    };
    return [kind, drawer];
  }),
);

type Options = {
  store: Store;
  facts: Facts;
  now: string;
  coordinator?: Partial<Person>;
  parts?: Partial<DispatcherParts>;
  chat?: ScriptedChat;
  platform?: Platform;
};

/** One pair in a database, a clock that stands still, and a chat that does as it is told. */
export async function aWorld({ store, facts, now, coordinator, parts = {}, chat = new ScriptedChat() }: Options) {
  const clock = new TestClock(now);
  const everybody = [...facts.people, somebody(grace, 'Grace Obi', coordinator)];
  let known = facts;
  await commit(store.read, changesOf(facts, everybody), grace, clock.now());
  for (const person of everybody) await addAccount(store, person.id, { platform: chat.platform, tenant: 'T1', user: nameOf(person) });

  const others: Dispatcher[] = [];
  const dispatcherWith = (more: Partial<DispatcherParts> = {}) => {
    const made = createDispatcher({
      store,
      clock,
      chats: new Map([[chat.platform, chat]]),
      drawers: plainDrawers,
      drawHome: ({ all, reader }) =>
        card('home', { summary: 'home', blocks: [say(`${reader.person.name} ${all.flatMap((one) => one.meetings).length}`)] }),
      programmeDrawers: {},
      personalDrawers: {},
      channel: { post: () => ({ name: 'post', summary: '', blocks: [] }), picture: async () => null },
      duty: async () => {},
      url: null,
      newId,
      log: createLog('silent'),
      ...parts,
      ...more,
    });
    others.push(made);
    return made;
  };
  const dispatcher = dispatcherWith();

  return {
    store,
    clock,
    chat,
    dispatcher,
    dispatcherWith,
    /** What somebody did: the facts change, the outbox is planned again, cards on show are to be redrawn. */
    async change(...changes: Change[]): Promise<void> {
      known = apply(known, changes);
      const { mentorship } = known;
      known = { ...known, mentorship: { ...mentorship, revision: mentorship.revision + 1 } };
      await store.transaction(async (tx) => {
        await commit(tx, [...changes, put('mentorship', known.mentorship)], grace, clock.now());
        await replan(tx, known, clock.now(), newId);
        const meetings = changes.flatMap((one) =>
          'put' in one && one.put === 'meeting' ? [(one.row as Facts['meetings'][number]).id] : [],
        );
        await refreshShown(tx, known, meetings, clock.now(), newId);
      });
    },
    /** Moves the clock and says what is due by then. */
    async until(instant: string): Promise<string[]> {
      const before = chat.said.length;
      clock.set(instant);
      await dispatcher.drain();
      return chat.said.slice(before);
    },
    async rows(...kinds: string[]): Promise<Row[]> {
      const rows = await store.read.selectFrom('notification').selectAll().orderBy('due').orderBy('key').execute();
      return (rows as unknown as Row[]).filter(
        ({ kind, work }) => kinds.length === 0 || kinds.includes(work) || (work !== 'update' && kinds.includes(kind)),
      );
    },
    /** `state why` of the rows of a kind. */
    async states(...kinds: string[]): Promise<string[]> {
      const rows = await store.read
        .selectFrom('notification')
        .select(['kind', 'work', 'state', 'why', 'person'])
        .orderBy('due')
        .orderBy('key')
        .execute();
      return rows
        .filter(({ kind, work }) => work !== 'update' && kinds.includes(kind))
        .map(({ state, why, person }) => `${person.slice(4)} ${state}${why ? ` ${why}` : ''}`);
    },
  };
}

/** Kofi proposed and Maya agreed, the week before: Tuesday 24 November at 14:00 in London. They have been told of it. */
export async function booked(store: Store, { drawers, ...parts }: Partial<DispatcherParts> = {}) {
  const given = { ...parts, drawers: { ...plainDrawers, ...drawers } };
  const world = await aWorld({ store, facts: aPair(), now: '2026-11-18T12:00:00Z', parts: given });
  const meeting = aMeeting({ at: '2026-11-24T14:00', proposedAt: at('2026-11-18T11:00') });
  await world.change(put('meeting', meeting));
  await world.dispatcher.drain();
  return { ...world, meeting };
}

export async function addAccount(
  store: Store,
  person: PersonId,
  account: { platform: Platform; tenant: string; user: string },
): Promise<void> {
  const now = '2026-10-01T09:00:00.000Z';
  const preferred = account.tenant === 'T1' ? 1 : 0;
  await store.read
    .insertInto('account')
    .values({ id: newId('acc'), person, enterprise: '', ...account, active: 1, preferred, createdAt: now, changedAt: now })
    .execute();
}

export function nameOf({ id }: Pick<Person, 'id'>): string {
  return id.slice(4);
}

function changesOf(facts: Facts, people: readonly Person[]): Change[] {
  return [
    ...people.map((row) => put('person', row)),
    put('programme', facts.programme),
    ...facts.coordinators.map((row) => put('coordinator', row)),
    put('mentorship', facts.mentorship),
    ...facts.parties.map((row) => put('party', row)),
    ...facts.pauses.map((row) => put('pause', row)),
    ...facts.series.map((row) => put('series', row)),
    ...facts.meetings.map((row) => put('meeting', row)),
  ];
}
