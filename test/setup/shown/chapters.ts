import type { IntentType } from '../../../shared/intent.ts';

export type Telling = {
  /** Presses everything that these people are offered, for nothing. */
  look(users: readonly string[]): Promise<void>;
  /** Presses for good what does this, and fills in what it opens. */
  does(user: string, type: IntentType, more?: Record<string, unknown>): Promise<void>;
  /** Agrees to every log being read. */
  consents(user: string): Promise<void>;
  pass(time: string): void;
};

/** What happens for good between one look around and the next. */
export async function chapters({ look, does, consents, pass }: Telling): Promise<void> {
  const zone = 'Europe/London';
  const all = ['asha', 'idris', 'morwenna', 'bethan', 'joseph', 'elowen'];
  await look(all);
  await does('asha', 'talk.begin');
  await does('asha', 'talk.answer.open');
  await does('asha', 'talk.move', { move: { move: 'finish' } });
  await does('asha', 'talk.move', { move: { move: 'choose', question: 'outcome.hope', choice: 'shared' } });
  await does('asha', 'talk.move', { move: { move: 'finish' } });
  await does('morwenna', 'coordinator.add.open', { person: 'joseph' });
  await does('morwenna', 'programme.readers', { may: true });
  await does('morwenna', 'programme.setup', { name: 'Rowan Valley, evenings', zone, jurisdiction: 'none', noticeHours: 24 });
  await look(all);
  pass('2026-11-25T13:30:00.000Z');
  await does('asha', 'meeting.late');
  await look(all);
  pass('2026-11-25T15:30:00.000Z');
  await does('asha', 'meeting.met', { met: true });
  await does('idris', 'meeting.met', { met: false });
  await does('asha', 'pause.open');
  await look(all);
  await does('asha', 'pause.end');
  await does('idris', 'meeting.open', { date: '2027-01-12', time: '15:00', zone, repeats: 'fortnightly', count: 4 });
  await look(['idris', 'asha']);
  await does('asha', 'series.confirm');
  await does('morwenna', 'pair.open', { mentor: 'idris', mentee: 'joseph' });
  await look(['idris', 'joseph']);
  for (const one of ['idris', 'joseph']) await does(one, 'invitation.answer', { accept: true });
  await does('joseph', 'meeting.open', { date: '2027-01-12', time: '15:00', zone });
  await does('asha', 'meeting.open', { date: '2027-10-31', time: '01:30', zone });
  await look(['idris', 'asha']);
  await does('idris', 'meeting.cancel');
  await look(['idris', 'asha']);
  await does('idris', 'log.sign');
  await does('idris', 'log.paper.open');
  await look(['idris', 'asha']);
  pass('2026-12-24T11:30:00.000Z');
  await look(all);
  for (const one of ['asha', 'idris']) await consents(one);
  await look(['morwenna']);
  await does('morwenna', 'log.read');
  await look(all);
}
