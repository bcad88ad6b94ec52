import { join } from 'node:path';
import { App, ExpressReceiver } from '@slack/bolt';
import Database from 'better-sqlite3';
import { Pool } from 'pg';
import { compete, task } from './contestant.ts';
import { signingSecret } from './pressing.ts';

/** The least that could be called an answer: Bolt with one listener that commits one row, durably, and acks. */
const { databaseUrl, dataFolder, pairs } = task();

const write = databaseUrl === null ? inSqlite() : await inPostgres(databaseUrl);
const receiver = new ExpressReceiver({ signingSecret, endpoints: '/slack/events' });
const app = new App({ receiver, authorize: async () => ({}) });
app.action(/.*/, async ({ body, ack }) => {
  await write.row(body.user.id);
  await ack();
});
const server = receiver.app.listen(0, '127.0.0.1', () => {
  const controls = Array.from({ length: pairs }, (_, index) => ({ user: `U${index}`, channel: `D${index}`, value: 'x'.repeat(120) }));
  compete(
    { port: (server.address() as { port: number }).port, controls },
    {
      settle: async () => {},
      committed: write.count,
      async end() {
        server.closeAllConnections();
        server.close();
        await write.end();
      },
    },
  );
});

function inSqlite() {
  const file = new Database(join(dataFolder, 'floor.sqlite'));
  file.pragma('journal_mode = wal');
  file.pragma('synchronous = full');
  file.exec('create table press (id integer primary key, who text not null, at text not null)');
  const insert = file.prepare('insert into press (who, at) values (?, ?)');
  return {
    row: async (who: string) => void insert.run(who, new Date().toISOString()),
    count: async () => file.prepare('select count(*) from press').pluck().get() as number,
    end: async () => void file.close(),
  };
}

async function inPostgres(url: string) {
  const pool = new Pool({ connectionString: url });
  await pool.query('create table press (id bigint generated always as identity primary key, who text not null, at text not null)');
  const text = 'insert into press (who, at) values ($1, $2)';
  return {
    row: async (who: string) => void (await pool.query({ name: 'press', text, values: [who, new Date().toISOString()] })),
    count: async () => Number((await pool.query('select count(*) from press')).rows[0].count),
    end: () => pool.end(),
  };
}
