import { expect } from 'vitest';
import { type App, createApp } from '../../bot/app.ts';
import type { Card, Choice } from '../../bot/chat/card.ts';
import type { Form } from '../../bot/chat/form.ts';
import type { Answer, Asker, Profile } from '../../bot/chat/port.ts';
import { renderDialog, renderHome, renderMessage } from '../../bot/chat/slack/render.ts';
import { renderForm } from '../../bot/chat/slack/render-form.ts';
import { features } from '../../bot/features/all.ts';
import { createLog } from '../../bot/log.ts';
import { loadFacts } from '../../bot/store/facts.ts';
import { fromRow } from '../../bot/store/nouns.ts';
import { createSeal } from '../../bot/store/seal.ts';
import type { Store } from '../../bot/store/store.ts';
import type { MeetingId, MentorshipId, PersonId } from '../../shared/domain/ids.ts';
import { type Ask, Intent } from '../../shared/intent.ts';
import type { NudgeKind } from '../../shared/nudges.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { refusedBySlack, refusedView } from '../setup/slack/rules.ts';
import { TestClock } from '../setup/test-clock.ts';

/** Morwenna coordinates, Idris mentors Asha; Tom is a colleague, Root administers the workspace, Zoe belongs to another organisation. */
export const directory: Record<string, Profile> = {
  UMORWENNA: profile('Morwenna Pascoe', { admin: true }),
  UIDRIS: profile('Idris Vaughan'),
  UASHA: profile('Asha Nair', { zone: 'Asia/Kolkata' }),
  UTOM: profile('Tom Okafor'),
  UROOT: profile('Root', { admin: true }),
  UZOE: profile('Zoe Elsewhere', { active: false }),
};

function profile(name: string, other: Partial<Profile> = {}): Profile {
  return { name, zone: 'Europe/London', language: 'en-GB', admin: false, active: true, ...other };
}

export type DoorOf = Awaited<ReturnType<typeof openDoor>>;

/** The real door over a database, and people who use it as a chat would let them. Everything they are answered is checked for being usable. */
export async function openDoor(store: Store, now = '2026-11-16T10:00:00.000Z', url: string | null = 'https://cairn.example') {
  const clock = new TestClock(now);
  const seal = createSeal([Buffer.alloc(32, 1)]);
  let wakes = 0;
  const lines: string[] = [];
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  const app: App = createApp({ store, clock, seal, log, url, features, wake: () => wakes++ });
  let presses = 0;

  async function ask(user: string, wish: Ask, key: string | null = `press-${presses++}`): Promise<Answer> {
    const asker: Asker = {
      account: { platform: 'slack', enterprise: '', tenant: 'T1', user },
      profile: directory[user] ?? null,
      message: null,
      picked: directory,
    };
    const answer = await app.handle(asker, Intent.parse(wish), key);
    if (answer.answer === 'card') expectUsable(answer.card);
    if (answer.answer === 'form')
      expect(refusedView(renderForm(answer.form, wordsFor('en-GB'), Date.parse(clock.now())) as never)).toBeNull();
    return answer;
  }

  return {
    store,
    clock,
    seal,
    log,
    app,
    wakes: () => wakes,
    /** What was written to the log. */
    lines,
    ask,
    async card(user: string, wish: Ask, key?: string): Promise<Card> {
      const answer = await ask(user, wish, key);
      if (answer.answer !== 'card') throw new Error(`${wish.type} was answered ${JSON.stringify(answer)}`);
      return answer.card;
    },
    async form(user: string, wish: Ask): Promise<Form> {
      const answer = await ask(user, wish);
      if (answer.answer !== 'form') throw new Error(`${wish.type} was answered ${JSON.stringify(answer)}`);
      return answer.form;
    },
    /** The sentence of a refusal. */
    async no(user: string, wish: Ask): Promise<string> {
      const answer = await ask(user, wish);
      if (answer.answer !== 'refused') throw new Error(`${wish.type} was answered ${JSON.stringify(answer)}`);
      return answer.why;
    },
    async personOf(user: string): Promise<PersonId> {
      const row = await store.read.selectFrom('account').select('person').where('user', '=', user).executeTakeFirstOrThrow();
      return row.person as PersonId;
    },
  };
}

/** Every button asks for something there is, and the card fits wherever a chat shows it. */
function expectUsable(card: Card): void {
  for (const each of choicesOf(card)) expect(Intent.safeParse(each.ask).error).toBeUndefined();
  const words = wordsFor('en-GB');
  expect(refusedBySlack(renderMessage(card, words).blocks, 'message')).toBeNull();
  for (const view of [renderHome(card, words), renderDialog(card, words)]) expect(refusedView(view as never)).toBeNull();
}

/** Every button of a card, wherever it stands. */
export function choicesOf(card: Card): Choice[] {
  return card.blocks.flatMap((block) => {
    if (block.block === 'choices') return block.choices;
    return block.block === 'list' ? block.items.flatMap((item) => item.choices ?? []) : [];
  });
}

export function asksOf(card: Card, type: Ask['type']): Ask[] {
  return choicesOf(card)
    .map((one) => one.ask)
    .filter((one) => one.type === type);
}

/** Everything a card says, in one text; of buttons their labels. */
export function textOf(card: Card): string {
  const lines = card.blocks.flatMap((block): string[] => {
    switch (block.block) {
      case 'facts':
        return block.facts.map(({ label, value }) => `${label}: ${value}`);
      case 'list':
        return [block.title ?? '', ...block.items.flatMap((item) => [item.text, item.hint ?? '']), block.more ?? ''];
      case 'when':
        return [block.text, block.other ?? ''];
      case 'link':
        return [`${block.label}: ${block.url}`];
      case 'choices':
      case 'line':
        return [];
      default:
        return [block.text];
    }
  });
  return [card.summary, ...lines, ...choicesOf(card).map((one) => `[${one.label}]`)].filter(Boolean).join('\n');
}

/** Morwenna's programme. */
export async function setUp(door: DoorOf, other: object = {}): Promise<{ programme: `pro_${string}` }> {
  const wish = {
    type: 'programme.setup',
    name: 'Rowan Valley',
    zone: 'Europe/London',
    jurisdiction: 'scotland',
    noticeHours: '24',
    ...other,
  };
  await door.card('UMORWENNA', wish as Ask);
  const { id } = await door.store.read.selectFrom('programme').select('id').orderBy('createdAt', 'desc').executeTakeFirstOrThrow();
  return { programme: id as `pro_${string}` };
}

export async function invitePair(door: DoorOf, programme: `pro_${string}`, mentor = 'UIDRIS', mentee = 'UASHA'): Promise<`men_${string}`> {
  await door.card('UMORWENNA', { type: 'pair.invite', programme, mentor, mentee });
  const person = await door.personOf(mentee);
  const rows = await door.store.read
    .selectFrom('party')
    .select('mentorship')
    .where('person', '=', person)
    .orderBy('invitedAt', 'desc')
    .execute();
  return rows[0]!.mentorship as `men_${string}`;
}

/** Idris and Asha, paired. */
export async function pairUp(door: DoorOf): Promise<{ programme: `pro_${string}`; mentorship: `men_${string}` }> {
  const { programme } = await setUp(door);
  const mentorship = await invitePair(door, programme);
  for (const user of ['UIDRIS', 'UASHA']) await door.card(user, { type: 'invitation.answer', mentorship, accept: true });
  return { programme, mentorship };
}

/** A meeting that Idris suggested and Asha agreed to. */
export async function book(door: DoorOf, mentorship: `men_${string}`, date: string, time = '14:00'): Promise<`mtg_${string}`> {
  await door.card('UIDRIS', { type: 'meeting.propose', mentorship, date, time, zone: 'Europe/London', minutes: 60 } as Ask);
  const { id } = await door.store.read.selectFrom('meeting').select('id').where('status', '=', 'proposed').executeTakeFirstOrThrow();
  await door.card('UASHA', { type: 'meeting.confirm', meeting: id as `mtg_${string}`, s: 1 });
  return id as `mtg_${string}`;
}

/** What is planned for somebody, as kinds; what was withheld or cancelled is left out. */
export async function plannedFor(door: DoorOf, user: string): Promise<string[]> {
  const person = await door.personOf(user);
  const rows = await door.store.read
    .selectFrom('notification')
    .select('kind')
    .where('person', '=', person)
    .where('work', 'in', ['say', 'file'])
    .where('state', '=', 'pending')
    .orderBy('due')
    .orderBy('kind')
    .execute();
  return rows.map((row) => row.kind);
}

/** What a message of this kind says to somebody now. */
export async function drawnFor(
  door: DoorOf,
  user: string,
  kind: NudgeKind,
  mentorship: MentorshipId,
  because = {},
  meeting: MeetingId | null = null,
): Promise<Card | null> {
  const now = door.clock.now();
  const facts = (await loadFacts(door.store.read, [mentorship], now)).get(mentorship)!;
  const person = await door.store.read
    .selectFrom('person')
    .selectAll()
    .where('id', '=', await door.personOf(user))
    .executeTakeFirstOrThrow();
  const reader = { person: fromRow('person', person), words: wordsFor('en-GB') };
  const drawn = door.app.drawers[kind]!({ notification: 'ntf_1234', kind, facts, meeting, reader, because, now, url: null });
  if (drawn && !('blocks' in drawn)) throw new Error(`${kind} is a file`);
  return drawn;
}
