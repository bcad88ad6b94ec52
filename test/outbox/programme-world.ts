import type { ChatFile } from '../../bot/chat/port.ts';
import { drawPost } from '../../bot/features/summary/cards.ts';
import { programmeDrawers } from '../../bot/features/summary/drawers.ts';
import { newId } from '../../bot/ids.ts';
import { createLog } from '../../bot/log.ts';
import { planPosts } from '../../bot/outbox/channel/owed.ts';
import { createDispatcher, type DispatcherParts } from '../../bot/outbox/dispatcher.ts';
import { commit } from '../../bot/store/nouns.ts';
import type { Store } from '../../bot/store/store.ts';
import { type Change, put } from '../../shared/decision.ts';
import type { Meeting } from '../../shared/domain/meeting.ts';
import type { ChannelRef, Programme } from '../../shared/domain/programme.ts';
import type { Facts } from '../../shared/facts.ts';
import { textOf } from '../features/door.ts';
import { grace, pairFacts, somebody } from '../setup/pair-facts.ts';
import { heldBy, logFor, pairOf } from '../setup/programmes.ts';
import { ScriptedChat } from '../setup/scripted-chat.ts';
import { TestClock } from '../setup/test-clock.ts';
import { addAccount } from './world.ts';

export const channel = (name = 'coordinators'): ChannelRef => ({ platform: 'desk', enterprise: '', tenant: 'T1', channel: name });
const picture: ChatFile = { name: 'summary.png', type: 'image/png', content: new Uint8Array([1]), title: 'A picture', alt: 'What it says' };

/** When the week of the five meetings is summed up, and what arrives then. */
export const monday = '2026-11-23T09:00:00Z';
export const post = 'coordinators: Leading Together, the week of Monday 16 November: 5 meetings held, 0 of 5 logs signed.';
export const withPicture = [post, 'coordinators: summary.png'];

type Options = { store: Store; now: string; pairs?: number; programme?: Partial<Programme>; parts?: Partial<DispatcherParts> };

/** Grace's programme with a channel, and pairs who met on Wednesday 18 November at two; a clock that stands still, and a chat that does as it is told. */
export async function aProgramme({ store, now, pairs = 5, programme: more = {}, parts = {} }: Options) {
  const clock = new TestClock(now);
  const chat = new ScriptedChat();
  const programme: Programme = { ...pairFacts().programme, channel: channel(), ...more };
  const all: Facts[] = Array.from({ length: pairs }, (_, number) => pairOf(number, { meetings: [heldBy(number, '2026-11-18T14:00')] }));
  const write = (changes: readonly Change[]) => commit(store.read, changes, grace, clock.now());
  await write([
    put('person', somebody(grace, 'Grace Obi')),
    put('programme', programme),
    put('coordinator', { programme: programme.id, person: grace }),
    ...all.flatMap(changesOf),
  ]);
  await addAccount(store, grace, { platform: 'desk', tenant: 'T1', user: 'grace' });

  const dispatcherWith = (others: Partial<DispatcherParts> = {}) =>
    createDispatcher({
      store,
      clock,
      chats: new Map([[chat.platform, chat]]),
      drawers: {},
      drawHome: () => ({ name: 'home', summary: '', blocks: [] }),
      programmeDrawers,
      personalDrawers: {},
      channel: { post: drawPost, picture: async () => picture },
      duty: async () => {},
      url: null,
      newId,
      log: createLog('silent'),
      ...parts,
      ...others,
    });
  const dispatcher = dispatcherWith();
  const change = async (other: Partial<Programme>): Promise<void> => {
    await store.transaction(async (tx) => {
      const next = { ...programme, ...other };
      await commit(tx, [put('programme', next)], grace, clock.now());
      await planPosts(tx, next, clock.now(), clock.now(), newId);
    });
  };
  await change({});

  return {
    store,
    clock,
    chat,
    dispatcher,
    dispatcherWith,
    change,
    meetings: all.map((pair) => pair.meetings[0]!),
    write,
    /** The logs of so many of their meetings are signed. */
    sign: (...meetings: Meeting[]) => write(meetings.map((meeting) => put('meetingLog', logFor(meeting, 'signed')))),
    /** Moves the clock, says what is due, and gives what arrived: where and what. */
    async until(instant: string): Promise<string[]> {
      const before = chat.said.length;
      clock.set(instant);
      await dispatcher.drain();
      return chat.said.slice(before);
    },
    /** What the latest of a card says there by now, edits included. */
    shown(): string {
      const posted = chat.arrived.filter(({ user, message }) => user === 'coordinators' && 'blocks' in message).at(-1)!;
      const edit = chat.updates.findLast(({ reference }) => reference === posted.reference);
      const { message } = posted;
      return textOf(edit ? edit.card : 'blocks' in message ? message : { name: '', summary: '', blocks: [] });
    },
    async posts(): Promise<string[]> {
      const rows = await store.read
        .selectFrom('notification')
        .select(['because', 'state', 'why', 'due'])
        .where('kind', '=', 'summary')
        .where('work', '=', 'say')
        .orderBy('due')
        .execute();
      return rows.map(({ because, state, why, due }) => `${JSON.parse(because).week} ${state}${why ? ` ${why}` : ''} ${due.slice(0, 16)}`);
    },
  };
}

function changesOf(facts: Facts): Change[] {
  return [
    ...facts.people.map((row) => put('person', row)),
    put('mentorship', facts.mentorship),
    ...facts.parties.map((row) => put('party', row)),
    ...facts.meetings.map((row) => put('meeting', row)),
  ];
}
