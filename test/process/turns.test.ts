import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../bot/config.ts';
import { createLog } from '../../bot/log.ts';
import { startCairn } from '../../bot/start.ts';
import { sealOf } from '../../bot/store/carried-seal.ts';
import { fromRow } from '../../bot/store/nouns.ts';
import { Intent } from '../../shared/intent.ts';
import { asha, type From, idris, lowen, openTown } from '../features/two-programmes.ts';
import { engineOf } from '../setup/engines.ts';

const engine = engineOf('postgres');
/** What the town's agenda is sealed with. */
const townKey = Buffer.alloc(32, 1).toString('base64');

test('somebody who presses faster than Cairn can answer keeps nobody else waiting', async () => {
  const place = await engine.freshPlace();
  const [store, other] = [await engine.open(place), await engine.open(place)];
  const { clock, ids } = await openTown(store);
  const config = readConfig({ PORT: '0', CAIRN_KEY: townKey });
  const cairn = await startCairn({ config, log: createLog('silent'), store, clock, connects: [], host: '127.0.0.1' });
  onTestFinished(() => cairn.stop());
  let presses = 0;
  const press = ({ user }: From, wish: object) =>
    cairn.app.handle(
      { account: { platform: 'slack', enterprise: '', tenant: 'T1', user }, profile: null, message: null },
      Intent.parse(wish),
      `press-${presses++}`,
    );

  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: holding, resolve: locked } = Promise.withResolvers<void>();
  const holder = other.transaction(async (tx) => {
    await tx.selectFrom('mentorship').select('id').where('id', '=', ids.mentorship).forUpdate().execute();
    locked();
    await held;
  });
  await holding;
  const flood = Array.from({ length: 200 }, (_, index) =>
    press(idris, { type: 'meeting.details', meeting: ids.agreed, place: `room ${index}` }),
  );
  // While all of those wait for their pair, somebody of another pair is answered.
  expect(await press(lowen, { type: 'meeting.suggest' })).toMatchObject({ answer: 'card' });
  letGo();
  await holder;
  const answers = await Promise.all(flood);
  expect(answers.filter((answer) => answer.answer === 'card')).toHaveLength(200);
  const row = await store.read.selectFrom('meeting').selectAll().where('id', '=', ids.agreed).executeTakeFirstOrThrow();
  expect(fromRow('meeting', row, sealOf(store.read)).place).toBe('room 199');
  expect(await press(asha, { type: 'home.open' })).toMatchObject({ answer: 'card' });
});
