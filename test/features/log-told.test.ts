import { beforeEach, describe, expect, test } from 'vitest';
import type { LogEntryId, LogId, MeetingId, MentorshipId } from '../../shared/domain/ids.ts';
import type { Ask } from '../../shared/intent.ts';
import type { NudgeKind } from '../../shared/nudges.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, type DoorOf, drawnFor, openDoor, pairUp, plannedFor, textOf } from './door.ts';
import { meetingHeld, writer } from './logging.ts';

const day = 'Tuesday 24 November';
/** What is written and remarked, and is on no card that Cairn sends. */
const secret = 'heron';

onBothEngines((engine) => {
  let door: DoorOf;
  let mentorship: MentorshipId;
  let meeting: MeetingId;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    ({ mentorship } = await pairUp(door));
    meeting = await meetingHeld(door, mentorship);
  });

  const logs = () => door.store.read.selectFrom('meetingLog').selectAll().execute();
  const log = async () => (await logs())[0]!.id as LogId;
  const told = async (user: string, kind: NudgeKind, of = 'record') => {
    const card = await drawnFor(door, user, kind, mentorship, { of, name: 'x' }, meeting);
    const text = textOf(card!);
    expect(text).not.toContain(secret);
    return { text, asks: asksOf(card!, 'log.open').concat(asksOf(card!, 'log.show')) };
  };
  const news = async (user: string) => (await plannedFor(door, user)).filter((kind) => kind.startsWith('log-'));
  const presses = async (user: string, wish: Record<string, unknown>) => {
    const { entry, amendment } = (await logs())[0]!;
    const about = { log: await log(), entry: (amendment ?? entry) as LogEntryId };
    await door.ask(user, { ...about, ...wish } as unknown as Ask);
  };
  async function met(): Promise<void> {
    for (const user of ['UASHA', 'UIDRIS']) await door.card(user, { type: 'meeting.met', meeting, met: true });
  }
  async function writes(): Promise<void> {
    const asha = writer(door, 'UASHA');
    await asha.sends(await asha.open(meeting), { topics: `The ${secret}` });
  }
  async function files(): Promise<void> {
    await writes();
    await door.card('UASHA', { type: 'log.file', log: await log() });
  }

  test('whoever says that they met is offered to write the log at once, and whoever takes that back is not', async () => {
    const yes = await door.card('UASHA', { type: 'meeting.met', meeting, met: true });
    expect(asksOf(yes, 'log.open')).toEqual([{ type: 'log.open', meeting }]);
    const no = await door.card('UASHA', { type: 'meeting.met', meeting, met: false });
    expect(asksOf(no, 'log.open')).toEqual([]);
    expect(asksOf(await door.card('UASHA', { type: 'meeting.show', meeting }), 'log.open')).toEqual([]);
  });

  test('a meeting that was leads to its log, however far that is', async () => {
    const shown = async () => textOf(await door.card('UASHA', { type: 'meeting.show', meeting }));
    expect(await shown()).not.toContain('log]');
    await met();
    expect(await shown()).toContain('[Write the log]');
    await writes();
    expect(await shown()).toContain('[Go on with the log]');
    await door.card('UASHA', { type: 'log.file', log: await log() });
    expect(await shown()).toContain('[Read the log]');
    expect(textOf((await drawnFor(door, 'UIDRIS', 'did-you-meet', mentorship, {}, meeting))!)).toContain('[Read the log]');
  });

  describe('a log that is still to be written', () => {
    test('is asked for with two minutes and a button, in other words of whoever does not write it', async () => {
      await met();
      expect(await news('UASHA')).toEqual(['log-due']);
      expect(await news('UIDRIS')).toEqual(['log-overdue']);
      const due = await told('UASHA', 'log-due');
      expect(due.text).toContain(`The log of ${day} is still open\nTwo minutes are enough: what did you agree, and by when?`);
      expect(due.asks).toEqual([{ type: 'log.open', meeting }]);
      expect((await told('UASHA', 'log-overdue')).text).toContain('past the day it was due');
      expect((await told('UIDRIS', 'log-overdue')).text).toContain('You can write it as well');
      expect((await told('UIDRIS', 'log-overdue')).text).toContain('They do not see what it says.');
    });

    test('says that it is begun, once it is, and how it stands, once it is signed', async () => {
      await met();
      await writes();
      const begun = await told('UASHA', 'log-due');
      expect(begun.text).toContain('It is begun.');
      expect(begun.text).toContain('[Go on with the log]');
      await door.card('UASHA', { type: 'log.file', log: await log() });
      expect(await news('UASHA')).toEqual([]);
      const signed = await told('UASHA', 'log-due');
      expect(signed.text).toContain('You have signed it.');
      expect(signed.asks).toEqual([{ type: 'log.show', log: await log() }]);
    });

    test('is nothing to ask for any more when they turn out to remember it differently', async () => {
      await met();
      await door.card('UIDRIS', { type: 'meeting.met', meeting, met: false });
      expect(await news('UASHA')).toEqual([]);
      await door.card('UASHA', { type: 'meeting.met', meeting, met: false });
      expect((await told('UASHA', 'log-due')).text).toContain('nothing to write about this meeting');
    });
  });

  test('a log that was signed asks the other whether it is as they remember it, and says so no more once it is', async () => {
    await files();
    expect(await news('UIDRIS')).toEqual(['log-filed', 'log-signature']);
    const filed = await told('UIDRIS', 'log-filed');
    expect(filed.text).toContain(`Asha Nair has signed the log of ${day}. Is it as you remember it?`);
    expect(filed.asks).toEqual([{ type: 'log.show', log: await log() }]);
    expect((await told('UIDRIS', 'log-signature')).text).toContain('A correction is as welcome as a yes.');
    await presses('UIDRIS', { type: 'log.sign' });
    expect(await news('UASHA')).toEqual(['log-signed']);
    expect((await told('UASHA', 'log-signed')).text).toContain(`The log of ${day} is complete`);
    for (const kind of ['log-filed', 'log-signature'] as const)
      expect((await told('UIDRIS', kind)).text).toContain('You have both signed it');
  });

  test('a correction goes to whoever wrote, and a log that was taken back says that it is being changed', async () => {
    await files();
    await presses('UIDRIS', { type: 'log.correct', text: `No ${secret}` });
    expect(await news('UASHA')).toEqual(['log-correction']);
    expect(await news('UIDRIS')).toEqual(['log-filed']);
    expect((await told('UASHA', 'log-correction')).text).toContain('Idris Vaughan suggests a correction');
    await door.ask('UASHA', { type: 'log.withdraw', log: await log() });
    expect(await news('UIDRIS')).toEqual([]);
    const filed = await told('UIDRIS', 'log-filed');
    expect(filed.text).toContain('A draft.');
    expect(filed.asks).toEqual([{ type: 'log.open', meeting }]);
  });

  test('a comment and another account are told to the other of the two, and to nobody else', async () => {
    await files();
    await presses('UIDRIS', { type: 'log.comment', text: `The ${secret} again` });
    expect((await told('UASHA', 'log-comment')).text).toContain(`Idris Vaughan has put a comment beside the log of ${day}`);
    await presses('UIDRIS', { type: 'log.differ', text: `Never a ${secret}` });
    expect((await news('UASHA')).toSorted()).toEqual(['log-comment', 'log-differs']);
    expect((await told('UASHA', 'log-differs')).text).toContain('it goes to nobody but the two of you');
    const others = await door.store.read.selectFrom('notification').select('person').where('kind', 'like', 'log-%').execute();
    const pair = await Promise.all(['UASHA', 'UIDRIS'].map((user) => door.personOf(user)));
    for (const { person } of others) expect(pair).toContain(person);
  });

  test('an addition asks for the other’s name, and its end is told to whoever added it', async () => {
    await files();
    await presses('UIDRIS', { type: 'log.sign' });
    await presses('UASHA', { type: 'log.amend', text: `Another ${secret}`, reason: 'left out' });
    expect(await news('UIDRIS')).toEqual(['log-amended', 'log-signature']);
    expect((await told('UIDRIS', 'log-amended')).text).toContain(`Asha Nair has added something to the log of ${day}`);
    expect((await told('UIDRIS', 'log-signature')).text).toContain('A no is as useful as a yes.');
    await presses('UIDRIS', { type: 'log.amend.sign' });
    expect((await told('UASHA', 'log-signed', 'addition')).text).toContain('What you added');
    expect((await told('UIDRIS', 'log-amended')).text).toContain('You have both signed it');
  });

  test('cards that somebody can see are drawn again when the log moves on', async () => {
    await files();
    const person = await door.personOf('UIDRIS');
    const message = { because: '{}', account: 'acc_1', reference: 'shn_filed', hash: 'as it was', at: door.clock.now() };
    await door.store.read
      .insertInto('shown')
      .values({ id: 'shn_filed', kind: 'log-filed', person, mentorship, meeting, ...message })
      .execute();
    const drawn = () =>
      door.store.read.selectFrom('notification').select('shown').where('work', '=', 'update').where('state', '=', 'pending').execute();
    expect(await drawn()).toEqual([]);
    await presses('UIDRIS', { type: 'log.comment', text: 'yes' });
    expect(await drawn()).toEqual([{ shown: 'shn_filed' }]);
  });

  test('nobody outside the pair is drawn a card about their log', async () => {
    await files();
    await door.card('UMORWENNA', { type: 'home.open' });
    for (const kind of ['log-due', 'log-filed', 'log-signed'] as const)
      expect(await drawnFor(door, 'UMORWENNA', kind, mentorship, {}, meeting)).toBeNull();
  });
});
