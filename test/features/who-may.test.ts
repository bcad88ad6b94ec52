import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../shared/domain/policy.ts';
import type { Ask, IntentType } from '../../shared/intent.ts';
import { onOneEngineAtLeast } from '../setup/engines.ts';
import { written } from './town-logs.ts';
import {
  asha,
  changes,
  dump,
  type From,
  idris,
  lowen,
  morwenna,
  openTown,
  petroc,
  quinn,
  ros,
  type Town,
  tegan,
  toldBy,
} from './two-programmes.ts';

/** Who has no business with Idris and Asha's meetings, or with Morwenna's programme. */
const outsiders: Record<string, From> = {
  'somebody Cairn has never met': { user: 'USTRANGER' },
  'an administrator of the workspace': { user: 'UADMIN', admin: true },
  'a mentor of another pair': lowen,
  'a mentee of another pair': petroc,
  'a coordinator of another programme': tegan,
  'somebody who declined to join the same mentor': quinn,
  'the mentor’s user id in another workspace': { user: 'UIDRIS', tenant: 'T2' },
  'the mentee’s user id in another organisation': { user: 'UASHA', tenant: 'T1', enterprise: 'E2' },
  'the coordinator’s user id, as an administrator elsewhere': { user: 'UMORWENNA', tenant: 'T2', admin: true },
  'the mentor’s user id on another tenantless installation': { user: 'UIDRIS', tenant: '', enterprise: 'E1' },
};

/** Nothing of this is anybody else’s to read. */
const private_ = ['Idris Vaughan', 'Asha Nair', 'Rowan Valley', 'the Tin Loft', 'meet.example', 'heron', 'curlew', 'the wren', 'kittiwake'];

const when = { date: '2026-12-01', time: '14:00', zone: 'Europe/London' };
const { contactsPerWeek: _, coreSessions: __, ...numbers } = defaultPolicy;

/** What is only the pair’s. */
function ofThePair({
  ids: { mentorship, met, agreed, proposed, off, undo, point, series, goal, second, action, done: ticked, person },
}: Town) {
  const text = { text: 'not mine', person, byWhen: '2026-12-01' };
  return {
    'meeting.open': { mentorship },
    'meeting.suggest': { mentorship },
    'meeting.words': { mentorship, text: 'Tuesday 1 December 3pm' },
    'meeting.propose': { mentorship, ...when, minutes: 60 },
    'meeting.show': { meeting: agreed },
    'meeting.confirm': { meeting: proposed, s: 1 },
    'meeting.decline': { meeting: proposed, s: 1 },
    'meeting.move.open': { meeting: agreed, s: 1 },
    'meeting.move': { meeting: agreed, s: 1, ...when },
    'meeting.cancel': { meeting: agreed, s: 1 },
    'meeting.cannot-say': { meeting: off },
    'meeting.coming': { meeting: agreed, s: 1 },
    'meeting.late.open': { meeting: agreed },
    'meeting.late': { meeting: agreed, minutes: 5 },
    'meeting.met': { meeting: met, met: false },
    'meeting.details.open': { meeting: agreed },
    'meeting.details': { meeting: agreed, method: 'other', place: 'Elsewhere' },
    'meeting.undo': { undo },
    'agenda.open': { meeting: agreed },
    'agenda.add.open': { meeting: agreed },
    'agenda.add': { meeting: agreed, text: 'not mine' },
    'agenda.not-ready': { meeting: agreed },
    'agenda.remove': { point },
    'agenda.talked': { point, talked: true },
    'agenda.carry': { point, meeting: proposed },
    'series.confirm': { series },
    'series.decline': { series },
    'series.cancel': { series },
    'plan.show': { mentorship },
    'plan.history': { mentorship },
    'plan.review': { mentorship },
    'plan.order': { item: second },
    'plan.goal.open': { mentorship, kind: 'short-term' },
    'plan.goal.add': { mentorship, kind: 'short-term', text: 'not mine' },
    'plan.goal.edit.open': { goal },
    'plan.goal.edit': { goal, text: 'not mine' },
    'plan.goal.keep': { goal },
    'plan.goal.drop.open': { goal },
    'plan.goal.met': { goal },
    'plan.goal.drop': { goal: second },
    'plan.action.open': { mentorship },
    'plan.action.add': { mentorship, ...text },
    'plan.action.edit.open': { action },
    'plan.action.edit': { action, ...text },
    'plan.action.drop.open': { action },
    'plan.action.done': { action },
    'plan.action.undone': { action: ticked },
    'plan.action.drop': { action },
    'talk.offer': { meeting: agreed },
    'talk.begin': { script: 'grow', meeting: agreed },
  } satisfies { [T in IntentType]?: object };
}

/** What is only the pair’s, after the end as well: a record of theirs stays theirs. */
function ofTheirLogs({ ids: { mentorship, met, draft, filed, entry, signed, added, contact, person } }: Town) {
  const text = { text: 'not mine' };
  const toConfirm = { log: filed, entry };
  return {
    'log.list': { mentorship },
    'log.open': { meeting: met },
    'log.save': { log: draft, ...written, form: 'frm_0002', at: 2 },
    'log.show': { log: signed },
    'log.take': { log: signed, format: 'pdf' },
    'log.file': { log: draft },
    'log.withdraw': { log: filed },
    'log.discard': { log: draft },
    'log.sign': toConfirm,
    'log.correct.open': toConfirm,
    'log.correct': { ...toConfirm, ...text },
    'log.comment.open': toConfirm,
    'log.comment': { ...toConfirm, ...text },
    'log.differ.open': toConfirm,
    'log.differ': { ...toConfirm, ...text },
    'log.amend.open': { log: signed },
    'log.amend': { log: signed, reason: 'not mine', ...text },
    'log.amend.sign': { log: signed, entry: added },
    'log.amend.withdraw': { log: signed, entry: added },
    'log.action.open': { log: draft },
    'log.action': { log: draft, ...text, person, byWhen: '2026-12-01' },
    'log.writer.open': { mentorship },
    'log.writer': { mentorship, by: 'mentor' },
    'log.paper.open': { mentorship },
    'log.paper': { mentorship, date: '2026-11-13', time: '10:00', zone: 'Europe/London', minutes: 60 },
    'contact.list': { mentorship },
    'contact.open': { mentorship },
    'contact.add': { mentorship, on: '2026-11-17', kind: 'email', purpose: 'support' },
    'contact.remove': { contact },
    'log.readers': { log: signed },
    'log.consent': { log: signed, consent: true },
  } satisfies { [T in IntentType]?: object };
}

/** What cannot be refused, and is kept for nobody who may not write it. */
const silently = ({ ids }: Town) =>
  ({ 'log.keep': { log: ids.draft, ...written, form: 'frm_0003', at: 3 } }) satisfies { [T in IntentType]?: object };

/** What is only for whoever coordinates the programme. */
async function ofTheCoordinators(town: Town) {
  const { rowan, mentorship } = town.ids;
  const rest = { name: 'Taken over', zone: 'Europe/London', jurisdiction: 'none' };
  return {
    'programme.open': { programme: rowan },
    'programme.change': { programme: rowan, ...rest },
    'programme.totals': { programme: rowan },
    'programme.readers.open': { programme: rowan },
    'programme.readers': { programme: rowan, may: true },
    'logs.show': { programme: rowan },
    'logs.pair': { mentorship },
    'summary.show': { programme: rowan },
    'summary.hands': { programme: rowan },
    'policy.open': { programme: rowan },
    'policy.change': { programme: rowan, ...numbers },
    'coordinator.open': { programme: rowan },
    'coordinator.add.open': { programme: rowan },
    'coordinator.add': { programme: rowan, person: 'ULOWEN' },
    'coordinator.remove': { programme: rowan, person: await town.personOf(morwenna) },
    'pair.invite': { programme: rowan, mentor: 'ULOWEN', mentee: 'UPETROC' },
    'invitation.withdraw': { mentorship: town.ids.open },
    'pair.across': { programme: rowan, person: 'ULOWEN', role: 'mentor' },
  } satisfies { [T in IntentType]?: object };
}

/** What is meant for one person alone. */
async function ofOnePerson({ store, ids, personOf }: Town) {
  const { talk } = ids;
  const toIdris = store.read
    .selectFrom('notification')
    .select('id')
    .where('person', '=', await personOf(idris));
  const row = await toIdris.where('work', '=', 'say').executeTakeFirstOrThrow();
  return {
    'invitation.answer': { mentorship: ids.open, accept: true },
    'nudge.why': { notification: row.id },
    'talk.show': { talk },
    'talk.move': { talk, move: { move: 'finish' } },
    'talk.answer.open': { talk, question: 'goal.today' },
    'talk.answer': { talk, question: 'goal.today', text: 'not mine' },
    'talk.action.open': { talk, question: 'goal.today' },
    'talk.goal.open': { talk, question: 'goal.today', kind: 'short-term' },
    'talk.stop': { talk },
    'talk.shared': { talk },
    'log.read': { log: ids.signed },
  } satisfies { [T in IntentType]?: object };
}

/** What anybody may ask about themselves; it tells and changes nothing of anybody else. */
const ofOneself = {
  'home.open': {},
  help: {},
  say: { text: 'meet Asha Tuesday 3pm' },
  'record.show': {},
  'record.readings': {},
  'nudges.show': { when: 'past' },
  'settings.show': {},
  'settings.open': {},
  'settings.save': { zone: 'Asia/Tokyo', language: 'en-GB', less: true },
  'settings.profile': {},
  'rhythm.open': {},
  'rhythm.save': { days: [1], from: '20:00', to: '06:00', daysOff: [2] },
  'exception.open': {},
  'exception.add': { from: '2026-12-24', until: '2026-12-26', what: 'off' },
  'exception.remove': { from: '2026-12-24', until: '2026-12-26' },
  'pause.open': {},
  'pause.start': { from: '2026-12-01', until: null },
  'pause.end': {},
  'feed.show': {},
  'feed.renew': {},
  'feed.revoke': {},
  'pair.open': {},
  'pair.across.open': {},
  'account.show': {},
  'account.link': {},
  'account.claim': { code: 'ABCD-EFGH' },
  'account.look': {},
  'account.prefer': { account: 'acc_elsewhere' },
  'account.part': { account: 'acc_elsewhere' },
  'device.open': {},
  'device.list': {},
  'device.revoke': { device: 'dev_elsewhere' },
  'pair.join': { code: 'ABCD-EFGH' },
  'pair.seat.end': { code: 'ABCD-EFGH' },
  'talk.offer': {},
  'talk.begin': { script: 'oskar' },
  'talk.edited': { source: 'somebody-else', text: 'not mine' },
  'talk.deleted': { source: 'somebody-else' },
  'programme.setup': { name: 'Mine', zone: 'Europe/London', jurisdiction: 'none', noticeHours: 24 },
} satisfies { [T in IntentType]?: object };

type Covered =
  | keyof ReturnType<typeof ofThePair>
  | keyof ReturnType<typeof ofTheirLogs>
  | keyof ReturnType<typeof silently>
  | keyof Awaited<ReturnType<typeof ofTheCoordinators>>
  | keyof Awaited<ReturnType<typeof ofOnePerson>>
  | keyof typeof ofOneself;
/** Does not compile while somebody can ask for something that is not in here. */
const everything: Record<Exclude<IntentType, Covered>, never> = {};

const ofThem = (town: Town): Ask[] => [...asks(ofThePair(town)), ...asks(silently(town)), ...asks(ofTheirLogs(town))];
/** What is arranged anew, and not only brought to an end. */
const arranges: readonly string[] = ['log.paper', 'log.writer', 'log.action', 'contact.add'];
const asks = (wishes: object): Ask[] => Object.entries(wishes).map(([type, more]) => ({ type, ...more }) as Ask);

onOneEngineAtLeast('postgres', (engine) => {
  let town: Town;
  const anew = async () => {
    town = await openTown(await engine.openFreshStore());
    expect(everything).toEqual({});
  };

  /** Asks for each; what is not refused is named, and so is whatever is different afterwards, with the intent in the audit. */
  async function getsThrough(from: From, wishes: readonly Ask[]): Promise<string[]> {
    await town.ask(from, { type: 'help' });
    const before = await dump(town.store);
    const wrong: string[] = [];
    for (const wish of wishes) {
      const answer = await town.ask(from, wish);
      if (answer.answer !== 'refused') wrong.push(`${wish.type} was answered with a ${answer.answer}`);
      const told = private_.filter((one) => toldBy(answer).includes(one));
      if (told.length > 0) wrong.push(`${wish.type} told ${told.join(', ')}`);
    }
    return [...wrong, ...changes(before, await dump(town.store))];
  }

  describe.each(Object.keys(outsiders))('%s', (who) => {
    const from = outsiders[who]!;
    beforeAll(anew);
    test('can neither see nor change anything of a pair or programme that is not theirs', async () => {
      const wishes = [...ofThem(town), ...asks(await ofTheCoordinators(town)), ...asks(await ofOnePerson(town))];
      expect(await getsThrough(from, wishes)).toEqual([]);
    });

    test('learns and changes nothing of others by what anybody may ask for', async () => {
      await town.ask(from, { type: 'help' });
      const me = await town.personOf(from);
      const before = await dump(town.store, [me]);
      for (const wish of asks(ofOneself).filter((one) => one.type !== 'programme.setup')) {
        const told = toldBy(await town.ask(from, wish));
        const strange = from === quinn ? private_.filter((one) => one !== 'Idris Vaughan' && one !== 'Rowan Valley') : private_;
        expect(strange.filter((one) => told.includes(one))).toEqual([]);
      }
      // Their own leave also stops what the other of their pair would have been told of it.
      const others = changes(before, await dump(town.store, [me])).filter((one) => !one.includes('"kind":"hand-foretold"'));
      expect(others).toEqual([]);
    });
  });

  describe('inside the programme', () => {
    beforeEach(anew);

    test('a coordinator can neither see nor change what is only the pair’s', async () => {
      expect(await getsThrough(morwenna, ofThem(town))).toEqual([]);
    });

    test('the pair cannot do what is the coordinators’', async () => {
      for (const one of [idris, asha]) {
        const wrong = await getsThrough(one, asks(await ofTheCoordinators(town)));
        expect(wrong).toEqual([]);
      }
    });

    test('somebody invited sees and changes nothing before the other has said yes as well', async () => {
      const { open } = town.ids;
      await town.done(ros, { type: 'invitation.answer', mentorship: open, accept: true } as Ask);
      const wishes = [
        { type: 'meeting.open', mentorship: open },
        { type: 'meeting.suggest', mentorship: open },
        { type: 'meeting.propose', mentorship: open, ...when, minutes: 60 },
        ...ofThem(town),
      ] as Ask[];
      expect((await getsThrough(ros, wishes)).filter((one) => !one.includes('told Asha'))).toEqual([]);
    });

    test('somebody who stepped back as a coordinator is no longer one, at once', async () => {
      const { rowan } = town.ids;
      await town.done(morwenna, { type: 'coordinator.add', programme: rowan, person: 'UROS' } as Ask);
      await town.done(ros, { type: 'coordinator.remove', programme: rowan, person: await town.personOf(morwenna) } as Ask);
      expect(await getsThrough(morwenna, asks(await ofTheCoordinators(town)))).toEqual([]);
    });

    test('when a mentorship has ended, or somebody never was part of it, nothing of it can be changed', async () => {
      const { mentorship } = town.ids;
      const ended = [...asks(ofThePair(town)), ...asks(ofTheirLogs(town)).filter(({ type }) => arranges.includes(type))];
      for (const [status, wishes] of [
        ['ended', ended],
        ['declined', ofThem(town)],
      ] as const) {
        await town.store.read.updateTable('mentorship').set({ status }).where('id', '=', mentorship).execute();
        const before = await dump(town.store);
        for (const wish of wishes) await town.ask(asha, wish);
        expect(changes(before, await dump(town.store))).toEqual([]);
      }
    });

    test('a party whose invitation is not accepted reads nothing that the pair share', async () => {
      const { mentorship } = town.ids;
      await town.store.read
        .updateTable('party')
        .set({ invitation: 'declined' })
        .where('mentorship', '=', mentorship)
        .where('person', '=', await town.personOf(asha))
        .execute();
      for (const wish of ofThem(town)) {
        const told = toldBy(await town.ask(asha, wish));
        expect(`${wish.type}: ${['the Tin Loft', 'meet.example', 'heron', 'kittiwake'].filter((one) => told.includes(one))}`).toBe(
          `${wish.type}: `,
        );
      }
    });

    test('what one of a pair put there, the other cannot take away or answer for them', async () => {
      const { proposed, series, undo, point } = town.ids;
      const before = await dump(town.store);
      await town.ask(idris, { type: 'meeting.confirm', meeting: proposed, s: 1 } as Ask);
      await town.ask(idris, { type: 'meeting.decline', meeting: proposed, s: 1 } as Ask);
      await town.ask(idris, { type: 'series.confirm', series } as Ask);
      await town.ask(idris, { type: 'series.decline', series } as Ask);
      await town.ask(idris, { type: 'agenda.remove', point } as Ask);
      await town.ask(asha, { type: 'meeting.undo', undo } as Ask);
      expect(changes(before, await dump(town.store))).toEqual([]);
    });

    test('a coordinator cannot make themselves a party, nor answer for somebody', async () => {
      const { open } = town.ids;
      const before = await dump(town.store);
      expect(await town.ask(morwenna, { type: 'invitation.answer', mentorship: open, accept: true } as Ask)).toMatchObject({
        answer: 'refused',
      });
      expect((await dump(town.store)).party).toEqual(before.party);
    });

    test('whose key a press has makes no difference: nobody is given somebody else’s answer', async () => {
      const { agreed } = town.ids;
      const wish = { type: 'agenda.add', meeting: agreed, text: 'the kingfisher' } as Ask;
      const own = await town.ask(asha, wish, 'the-same-key');
      expect(toldBy(own)).toContain('kingfisher');
      const other = await town.ask({ user: 'USTRANGER' }, wish, 'the-same-key');
      expect(toldBy(other)).not.toContain('kingfisher');
      expect(other.answer).toBe('refused');
    });
  });
});
