import { join } from 'node:path';
import Database from 'better-sqlite3';
import express from 'express';

/** The least a server with a database is: Node, Express, an open SQLite file. */
const file = new Database(join(process.env.CAIRN_DATA!, 'floor.sqlite'));
file.pragma('journal_mode = wal');
const app = express();
app.get('/healthz', (_, response) => void response.send(String(file.prepare('select 1').pluck().get())));
const server = app.listen(Number(process.env.PORT), '127.0.0.1');
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  file.close();
});
