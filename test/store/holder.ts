import { createLog } from '../../bot/log.ts';
import { openStore } from '../../bot/store/open.ts';
import type { Place } from '../setup/engines.ts';

// A second process for tests: opens the store and says `open`, or says why not; then, told to write, says each row once it is committed.
const { place, writes } = JSON.parse(process.argv[2]!) as { place: Place; writes: boolean };
const say = (text: string) => process.stdout.write(`${text}\n`);
try {
  const store = await openStore({ ...place, log: createLog('silent') });
  say('open');
  for (let row = 0; writes; row++) {
    await store.transaction(async (tx) => {
      await tx
        .insertInto('meta')
        .values({ name: `a${row}`, value: 'x' })
        .execute();
      await tx
        .insertInto('meta')
        .values({ name: `b${row}`, value: 'x' })
        .execute();
    });
    say(String(row));
  }
  process.stdin.on('close', () => void store.close()).resume();
} catch (error) {
  say(`${(error as Error).name}: ${(error as Error).message}`);
}
