import nodeIcal from 'node-ical';
import { expect, test } from 'vitest';
import { createApp } from '../../bot/app.ts';
import { renderForm } from '../../bot/chat/slack/render-form.ts';
import { renderForm as formInTeams } from '../../bot/chat/teams/render-form.ts';
import { features } from '../../bot/features/all.ts';
import { feedText } from '../../bot/feed.ts';
import { createLog } from '../../bot/log.ts';
import { loadFacts } from '../../bot/store/facts.ts';
import { renewFeed } from '../../bot/store/feeds.ts';
import { fromRow } from '../../bot/store/nouns.ts';
import { createSeal } from '../../bot/store/seal.ts';
import type { Store } from '../../bot/store/store.ts';
import type { MentorshipId, PersonId } from '../../shared/domain/ids.ts';
import { type Ask, Intent } from '../../shared/intent.ts';
import { planned } from '../../shared/nudges.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { onBothEngines } from '../setup/engines.ts';
import { expectHarmless, hostile } from '../setup/hostile.ts';
import { refusedView } from '../setup/slack/rules.ts';
import { expectOnlyWords } from '../setup/teams/harmless.ts';
import { TestClock } from '../setup/test-clock.ts';

const link = `https://meet.example/${'a'.repeat(470)}`;

const words = wordsFor('en-GB');

/** One entry for each meeting, whole lines of at most 75 bytes, and no sign that ends or hides one. */
function expectWholeCalendar(calendar: string): void {
  expect(calendar.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  expect(calendar.replaceAll('\r\n', '')).not.toMatch(/(?!\t)\p{Cc}|[\u2028\u2029\u202a-\u202e]/u);
  expect(calendar.isWellFormed()).toBe(true);
  const events = Object.values(nodeIcal.sync.parseICS(calendar)).filter((one) => one?.type === 'VEVENT');
  expect(events.map((one) => (one as { uid: string }).uid)).toHaveLength(calendar.match(/^BEGIN:VEVENT\r$/gm)?.length ?? 0);
  expect(calendar.replaceAll(/\r\n[ \t]/g, '')).not.toMatch(/^SUMMARY:evil/m);
}

function openBooks(store: Store, text: string) {
  const clock = new TestClock('2026-11-16T10:00:00.000Z');
  const seal = createSeal([Buffer.alloc(32, 1)]);
  const app = createApp({ store, clock, seal, log: createLog('silent'), url: 'https://cairn.example', features, wake: () => {} });
  const profile = { name: text, zone: 'Europe/London', language: 'en-GB', admin: true, active: true };
  let presses = 0;
  async function ask(user: string, wish: object) {
    const asker = {
      account: { platform: 'slack', enterprise: '', tenant: 'T1', user } as const,
      profile,
      message: null,
      picked: { UIDRIS: profile, UASHA: profile },
    };
    const answer = await app.handle(asker, Intent.parse(wish as Ask), `press-${presses++}`);
    if (answer.answer === 'card') expectHarmless(answer.card);
    if (answer.answer === 'form') {
      expect(refusedView(renderForm(answer.form, words, Date.parse(clock.now())) as never)).toBeNull();
      expectOnlyWords(formInTeams(answer.form, words, Date.parse(clock.now())).card);
    }
    return answer;
  }
  const idOf = async (table: 'programme' | 'mentorship' | 'meeting') => (await store.read.selectFrom(table).select('id').execute())[0]!.id;

  /** Everything Cairn would say to anybody by itself. */
  async function drawAll(): Promise<void> {
    const id = (await idOf('mentorship')) as MentorshipId;
    const facts = (await loadFacts(store.read, [id], clock.now())).get(id)!;
    for (const nudge of planned(facts)) {
      for (const person of typeof nudge.to === 'string' ? [nudge.to] : facts.coordinators.map((one) => one.person)) {
        const row = await store.read.selectFrom('person').selectAll().where('id', '=', person).executeTakeFirstOrThrow();
        const reader = { person: fromRow('person', row), words };
        const { kind, meeting, because } = nudge;
        const about = { notification: 'ntf_1234', kind, facts, meeting, reader, because, now: clock.now(), url: null };
        const drawn = app.drawers[kind]!(about);
        if (drawn && 'blocks' in drawn) expectHarmless(drawn);
        else if (drawn) expectWholeCalendar(String(drawn.content));
      }
    }
  }
  async function readFeeds(): Promise<void> {
    for (const { id } of await store.read.selectFrom('person').select('id').execute()) {
      const secret = await renewFeed(store.read, seal, id as PersonId, clock.now());
      expectWholeCalendar((await feedText(store.read, secret, clock.now()))!);
    }
  }
  return { ask, idOf, drawAll, readFeeds, clock };
}

onBothEngines((engine) => {
  test.each(Object.entries(hostile))('%s is only ever words', async (_, text) => {
    const store = await engine.openFreshStore();
    const { ask, idOf, drawAll, readFeeds } = openBooks(store, text);
    await ask('UMORWENNA', {
      type: 'programme.setup',
      name: text.slice(0, 80),
      zone: 'Europe/London',
      jurisdiction: 'none',
      noticeHours: 24,
    });
    await ask('UMORWENNA', { type: 'pair.invite', programme: await idOf('programme'), mentor: 'UIDRIS', mentee: 'UASHA' });
    const mentorship = await idOf('mentorship');
    await drawAll();
    for (const user of ['UIDRIS', 'UASHA']) await ask(user, { type: 'invitation.answer', mentorship, accept: true });
    const at = { date: '2026-11-24', time: '14:00', zone: 'Europe/London', minutes: 60 };
    await ask('UIDRIS', { type: 'meeting.propose', mentorship, ...at, place: text.slice(0, 200), joinLink: link });
    const meeting = await idOf('meeting');
    await drawAll();
    await ask('UASHA', { type: 'meeting.confirm', meeting, s: 1 });
    for (let point = 0; point < 6; point++) await ask('UASHA', { type: 'agenda.add', meeting, text: text.slice(0, 500) });
    for (const type of ['meeting.show', 'agenda.open', 'meeting.details.open', 'meeting.late.open', 'agenda.not-ready'])
      await ask('UIDRIS', { type, meeting });
    for (const user of ['UIDRIS', 'UASHA', 'UMORWENNA'])
      for (const type of ['home.open', 'record.show', 'settings.show', 'programme.open', 'pair.open']) await ask(user, { type });
    for (const type of ['say', 'meeting.words']) await ask('UASHA', { type, text: text.slice(0, 400) });
    await drawAll();
    await readFeeds();
    await ask('UASHA', { type: 'meeting.move', meeting, s: 1, ...at, date: '2027-03-28', time: '01:30' });
    await ask('UASHA', { type: 'meeting.cancel', meeting, s: 1 });
    await drawAll();
    await readFeeds();
  });
});

test('an address to meet at is one that a browser opens on https, at the place it shows', () => {
  const at = (joinLink: string) => Intent.safeParse({ type: 'meeting.details', meeting: 'mtg_0001', joinLink }).success;
  expect(
    ['https://meet.example/a?b=c#d', ' https://teams.microsoft.com/l/meetup-join/19%3a@thread.v2/0 ', 'https://zoom.us/j/1'].filter(at),
  ).toHaveLength(3);
  const wrong = [
    'javascript:alert(1)',
    'http://meet.example/a',
    'data:text/html,x',
    'https://meet.example/a\nX-EVIL:1',
    'https://meet.example/\u0085x',
    'https://meet.example/\u202Ea',
    'https://meet.example/\ud800',
    'https://teams.microsoft.com@evil.example/',
    'https://meet.google.com%2eevil.example/',
    'https://a\\b.example/',
    'https://',
    `https://meet.example/${'a'.repeat(500)}`,
  ];
  expect(wrong.filter(at)).toEqual([]);
});
