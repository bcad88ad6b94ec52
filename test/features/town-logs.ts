import type { Answer } from '../../bot/chat/port.ts';
import type { Store } from '../../bot/store/store.ts';
import type { Ask } from '../../shared/intent.ts';

/** Whoever writes and whoever confirms; `made` gives the id of the log that comes of it. */
type Hands = {
  store: Store;
  ask: (wish: Ask) => Promise<Answer>;
  confirm: (wish: Ask) => Promise<Answer>;
  made: (wish: object) => Promise<string>;
};

/** What a form of the log brings when it is sent. */
export const written = { form: 'frm_0001', at: 1, zone: 'Europe/London', topics: 'the kittiwake on the ledge' };

/** A draft, a log that one has signed, and one that both have, with an addition that waits. */
export async function logsOf({ store, ask, confirm, made }: Hands, mentorship: string) {
  const write = async (log: string) => void (await ask({ type: 'log.save', log, ...written } as Ask));
  const paper = { type: 'log.paper', mentorship, time: '10:00', zone: 'Europe/London', minutes: 60 };
  const entriesOf = async (log: string) => {
    const rows = await store.read.selectFrom('logEntry').select('id').where('log', '=', log).execute();
    return rows.map((row) => row.id);
  };
  const draft = await made({ ...paper, date: '2026-11-12' });
  const filed = await made({ ...paper, date: '2026-11-10' });
  const signed = await made({ ...paper, date: '2026-11-03' });
  for (const log of [draft, filed, signed]) await write(log);
  for (const log of [filed, signed]) await ask({ type: 'log.file', log } as Ask);
  const [entry] = await entriesOf(filed);
  const [record] = await entriesOf(signed);
  await confirm({ type: 'log.sign', log: signed, entry: record } as Ask);
  await ask({ type: 'log.amend', log: signed, reason: 'forgotten', text: 'the kittiwake came back' } as Ask);
  const added = (await entriesOf(signed)).find((id) => id !== record)!;
  return { draft, filed, entry: entry!, signed, record: record!, added };
}
