import { describe, expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../bot/log.ts';
import { whereSealed } from '../../bot/store/sealed-columns.ts';
import { engineOf } from '../setup/engines.ts';
import { book, type Play, pairUp } from './pair.ts';
import { openStage, type Stage } from './stage/stage.ts';
import { theatres } from './stage/theatres.ts';

/** Text that can be nobody else's, one for each field of a log, for each remark on it and for what is added. */
const fields = {
  place: 'HERON-PLACE',
  went: 'EGRET-WENT',
  topics: 'BITTERN-TOPICS',
  hard: 'AVOCET-HARD',
  helped: 'GODWIT-HELPED',
  left: 'CURLEW-LEFT',
  steps: 'PLOVER-STEPS',
  nextTopic: 'DUNLIN-NEXT',
};
const action = 'SANDERLING-ACTION';
const remarks = {
  correction: 'KNOT-CORRECTION',
  comment: 'RUFF-COMMENT',
  differently: 'SNIPE-DIFFERENTLY',
  text: 'WHIMBREL-ADDED',
  reason: 'TURNSTONE-REASON',
};
const typedOnly = 'REDSHANK-TYPED';
const ofLogs = [...Object.values(fields), ...Object.values(remarks), typedOnly];
const canaries = [...ofLogs, action];
const found = (text: string, all: readonly string[] = canaries) => all.filter((one) => text.includes(one));

/** Two meetings and their logs, with trouble on the way: one that both sign and add to, and one that they see differently. */
async function live({ stage, morwenna, idris, asha }: Play): Promise<void> {
  await pairUp({ stage, morwenna, idris, asha });
  await book({ stage, morwenna, idris, asha }, 'Tuesday 24 November 3pm');
  const { id: person } = await stage.store.read.selectFrom('person').select('id').where('name', '=', 'Asha Nair').executeTakeFirstOrThrow();
  await asha.says('plan');
  await stage.settle();
  await asha.presses('Add an action');
  await asha.fills({ text: 'An errand', person, byWhen: '2026-12-04' });
  await stage.until('2026-11-24T16:00');
  for (const actor of [asha, idris]) await actor.presses('Yes, we met');
  await stage.settle();
  await asha.presses('Write the log');
  await asha.types({ topics: typedOnly });
  await asha.types(fields);
  await stage.store.read.schema.alterTable('logDraft').renameTo('logDraftAway').execute();
  await asha.types({ hard: `${fields.hard} and more` }).catch(() => {});
  await stage.store.read.schema.alterTable('logDraftAway').renameTo('logDraft').execute();
  await asha.fills({ ...fields, action1: action });
  await asha.fills({ action1By: person, action1On: '2026-12-04', nextDate: '2026-12-08', nextTime: '15:00' });
  stage.slack?.next('views.update', { status: 500 });
  await asha.presses('Sign it for Idris Vaughan to confirm').catch(() => {});
  await stage.settle();
  await idris.presses('Read the log');
  await idris.presses('Suggest a correction');
  await idris.fills({ text: remarks.correction });
  await stage.settle();
  await idris.presses('Add a comment');
  await idris.fills({ text: remarks.comment });
  await idris.presses('Yes, it is accurate');
  await stage.settle();
  await stage.until('2026-11-25T10:00');
  await asha.presses('Read the log');
  await asha.presses('Add to it');
  await asha.fills({ text: remarks.text, reason: remarks.reason });
  await stage.settle();
  await idris.presses('Read the log');
  await idris.presses('We see it differently');
  await idris.fills({ text: remarks.differently });
  expect(found(idris.reads(), [...Object.values(fields), remarks.comment, remarks.text, remarks.reason, remarks.differently])).toHaveLength(
    12,
  );
  await stage.until('2026-12-09T12:00');
  for (const actor of [morwenna, idris, asha]) for (const words of ['home', 'log', 'record']) await actor.says(words);
  await stage.settle();
}

/** Every row there is, as it lies there, and what presses were answered through its seal. */
async function kept({ store, seal }: Stage): Promise<Record<string, string>> {
  const tables = [
    'remembered',
    'notification',
    'shown',
    'audit',
    'meetingLog',
    'logDraft',
    'logEntry',
    'logMark',
    'meeting',
    'deskMessage',
  ] as const;
  const all: Record<string, string> = {};
  for (const table of tables) all[table] = JSON.stringify(await store.read.selectFrom(table).selectAll().execute());
  const answers = await store.read.selectFrom('remembered').select(['key', 'answer']).execute();
  all.answered = answers.map(({ key, answer }) => seal.open(answer, whereSealed.column('remembered', key, 'answer'))).join('\n');
  return all;
}

describe.each(theatres)('in $chat, on $engine', ({ theatre, engine: name }) => {
  test('what a log says is seen in forms and windows by its two, and is in no message, line or row besides', {
    timeout: 120_000,
  }, async () => {
    const lines: string[] = [];
    const cast = [
      { user: 'UMORWENNA', name: 'Morwenna Pascoe', zone: 'Europe/London', admin: true },
      { user: 'UIDRIS', name: 'Idris Vaughan', zone: 'Europe/London' },
      { user: 'UASHA', name: 'Asha Nair', zone: 'Europe/London' },
    ];
    const written = createLog('trace', { write: (line) => void lines.push(line) });
    const stage = await openStage(theatre, engineOf(name), cast, '2026-11-16T09:00', written);
    onTestFinished(() => stage.end());
    const [morwenna, idris, asha] = cast.map(({ user }) => stage.actor(user));
    await live({ stage, morwenna: morwenna!, idris: idris!, asha: asha! });

    expect(lines.filter((line) => line.includes('logDraft'))).not.toEqual([]);
    expect(lines.filter((line) => found(line).length > 0)).toEqual([]);
    const all = await kept(stage);
    // An action that was agreed is the plan’s as well, where the two have always read it.
    for (const [table, text] of Object.entries(all)) expect([table, found(text, ofLogs)]).toEqual([table, []]);
    for (const table of ['notification', 'shown', 'audit', 'meetingLog', 'logDraft', 'logEntry', 'logMark'])
      expect([table, found(all[table]!, [action])]).toEqual([table, []]);
    const told = async (actor: typeof asha) =>
      [...(await actor!.messages()), await actor!.home(), actor!.toldPrivately(), ...(await actor!.files())].join('\n');
    for (const actor of [asha, idris]) expect(found(await told(actor), ofLogs)).toEqual([]);
    expect(found(await told(morwenna))).toEqual([]);
    // Slack was given them for windows alone, which it does not keep, and only for the two.
    const calls = (stage.slack?.calls ?? []).filter(({ args }) => found(JSON.stringify(args), ofLogs).length > 0);
    expect(calls.filter(({ method }) => !method.startsWith('views.'))).toEqual([]);
    expect(calls.filter(({ method, args }) => method === 'views.publish' || JSON.stringify(args).includes('"type":"home"'))).toEqual([]);
    const pages = await Promise.all(
      ['/healthz', '/metrics', '/take/x'].map(async (path) => (await fetch(`http://127.0.0.1:${stage.running.port}${path}`)).text()),
    );
    expect(found(pages.join(''))).toEqual([]);
  });
});
