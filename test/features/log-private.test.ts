import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSeal } from '../../bot/store/seal.ts';
import { whereSealed } from '../../bot/store/sealed-columns.ts';
import type { Store } from '../../bot/store/store.ts';
import { engineOf, onBothEngines } from '../setup/engines.ts';
import { asksOf, type DoorOf, openDoor, pairUp } from './door.ts';
import { formOf, meetingHeld, writer } from './logging.ts';

/** What is in a field of a log, and in nothing else. */
const canary = (field: string) => `bittern-${field}`;
const texts = ['place', 'went', 'topics', 'hard', 'helped', 'left', 'steps', 'nextTopic', 'action1', 'action2'];
const remarks = ['correction', 'comment', 'differently', 'amendment', 'reason', 'added', 'addedSeen'];

/** A log with something of its own in every field, remark and addition there is; it ends with two accounts. */
async function live(door: DoorOf): Promise<void> {
  const { mentorship } = await pairUp(door);
  const meeting = await meetingHeld(door, mentorship);
  const asha = writer(door, 'UASHA');
  const idris = writer(door, 'UIDRIS');
  const by = await door.personOf('UASHA');
  const form = await asha.open(meeting);
  const typed = Object.fromEntries(texts.map((name) => [name, canary(name)]));
  await asha.keeps(form, typed);
  await asha.sends(form, { ...typed, nextDate: '2026-11-01' });
  const rows = { action1By: by, action1On: '2026-12-04', action2By: by, action2On: '2026-12-04' };
  await asha.sends(form, { ...typed, ...rows, nextDate: '2026-12-08', nextTime: '10:00' }, 'sent');
  await asha.sends(form, { ...typed, ...rows, nextDate: '2026-12-08', nextTime: '10:00' }, 'sent');
  const { log } = form.ask as unknown as { log: `log_${string}` };
  await door.card('UASHA', { type: 'log.file', log });
  await idris.sends(formOf(await idris.presses(log, 'log.correct.open')), { text: canary('correction') });
  await idris.sends(formOf(await idris.presses(log, 'log.comment.open')), { text: canary('comment') });
  await door.card('UASHA', { type: 'log.withdraw', log });
  formOf(await door.ask('UASHA', { type: 'log.open', meeting }, 'opened'));
  formOf(await door.ask('UASHA', { type: 'log.open', meeting }, 'opened'));
  await door.card('UASHA', { type: 'log.file', log });
  await idris.sends(formOf(await idris.presses(log, 'log.differ.open')), { text: canary('differently') });
  const add = { text: canary('amendment'), reason: canary('reason') };
  await asha.sends(formOf(await asha.presses(log, 'log.amend.open')), add);
  await idris.sends(formOf(await idris.presses(log, 'log.differ.open')), { text: canary('addedSeen') });
  await asha.sends(formOf(await asha.presses(log, 'log.amend.open')), { text: canary('added'), reason: 'Once more' });
  for (const user of ['UASHA', 'UIDRIS', 'UMORWENNA'])
    for (const type of ['log.list', 'home.open', 'record.show'] as const) await door.ask(user, { type }).catch(() => null);
  const seen = await idris.reads(log);
  const unread = [...texts, ...remarks].filter((one) => one !== 'correction' && !seen.includes(canary(one)));
  expect(unread).toEqual([]);
}

/** Everything that is kept, as it lies there; what presses were answered, through its seal. */
async function kept(store: Store): Promise<Record<string, string>> {
  const seal = createSeal([Buffer.alloc(32, 1)]);
  const tables = [
    'remembered',
    'notification',
    'shown',
    'audit',
    'undo',
    'meeting',
    'meetingLog',
    'logDraft',
    'logEntry',
    'logMark',
  ] as const;
  const others = ['action', 'planChange', 'contact', 'deskMessage', 'mentorship', 'attendance'] as const;
  const all: Record<string, string> = {};
  for (const table of [...tables, ...others]) all[table] = JSON.stringify(await store.read.selectFrom(table).selectAll().execute());
  const answers = await store.read.selectFrom('remembered').select(['key', 'answer']).execute();
  all.answered = answers.map(({ key, answer }) => seal.open(answer, whereSealed.column('remembered', key, 'answer'))).join('\n');
  return all;
}

onBothEngines((engine) => {
  test('what a log says lies sealed in its own tables, and is in no answer, message, log line or audit', async () => {
    const door = await openDoor(await engine.openFreshStore());
    await live(door);
    const all: Record<string, string> = { ...(await kept(door.store)), lines: door.lines.join('\n') };
    expect(all.answered).toContain('log.show');
    expect(all.audit).toContain('log.amend');
    expect(Object.entries(all).filter(([, text]) => text.includes('bittern'))).toEqual([]);
  });
});

test('the file of a SQLite database holds nothing of a log in the clear', async () => {
  const engine = engineOf('sqlite');
  const place = await engine.freshPlace();
  const door = await openDoor(await engine.open(place));
  await live(door);
  expect(asksOf(await door.card('UASHA', { type: 'log.list' }), 'log.show')).toHaveLength(1);
  const files = readdirSync(place.dataFolder).map((name) => readFileSync(join(place.dataFolder, name)));
  expect(files.some((bytes) => bytes.includes('Rowan Valley'))).toBe(true);
  expect(files.filter((bytes) => bytes.includes('bittern'))).toEqual([]);
});
