import { Client } from 'pg';

/** The migrated database that tests copy. */
export const template = 'cairn_template';

/** Makes a database, as a copy of another or empty, and says where it is. */
export async function createDatabase(server: string, name: string, copyOf: string | null): Promise<string> {
  await command(server, `create database ${name} template ${copyOf ?? 'template0'}`);
  const url = new URL(server);
  url.pathname = name;
  return url.href;
}

export async function dropDatabase(server: string, name: string): Promise<void> {
  await command(server, `drop database if exists ${name} with (force)`);
}

async function command(server: string, text: string): Promise<void> {
  const client = new Client(server);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
