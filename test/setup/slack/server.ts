import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import { methodsOf } from './methods.ts';
import { refusedBySlack } from './rules.ts';
import type { Fault, Json, State, Workspace } from './state.ts';

/** For Socket Mode. */
export const APP_TOKEN = 'xapp-standin-1';

export type OAuthApp = { clientId: string; clientSecret: string };

/** Slack's side of HTTP on loopback: the Web API, uploads, addresses to respond at, OAuth. */
export async function serve(state: State, oauth: OAuthApp): Promise<Server> {
  const app = express();
  const methods = methodsOf(state);

  app.post('/upload/:file', express.raw({ type: () => true, limit: '20mb' }), (request, response) => {
    const file = state.files.get(String(request.params.file));
    if (!file) return void response.status(404).end();
    const content = Buffer.from(request.body as Buffer);
    if (content.length !== file.length) return void response.status(400).end();
    file.content = content;
    response.send(`OK - ${file.content.length}`);
  });

  app.post('/respond/:id', express.json({ limit: '2mb' }), (request, response) => {
    const { status, body } = respond(state, String(request.params.id), request.body as Json);
    state.changed();
    response.status(status).send(body);
  });

  app.get('/oauth/v2/authorize', (request, response) => {
    const code = randomBytes(8).toString('hex');
    state.codes.set(code, { redirect_uri: request.query.redirect_uri, scope: request.query.scope });
    const back = new URL(String(request.query.redirect_uri));
    back.searchParams.set('code', code);
    back.searchParams.set('state', String(request.query.state));
    response.redirect(back.href);
  });

  app.post('/api/:method', express.urlencoded({ extended: false, limit: '20mb', parameterLimit: 10_000 }), (request, response) => {
    const method = String(request.params.method);
    const args = Object.fromEntries(
      Object.entries((request.body ?? {}) as Record<string, string>).map(([name, value]) => [name, read(value)]),
    );
    const token = String(request.headers.authorization ?? '').replace(/^Bearer /, '') || String(args.token ?? '');
    state.calls.push({ method, token, args });
    const fault = state.faults.get(method)?.shift() ?? state.faults.get('*')?.shift();
    const answer = () => {
      const result = method === 'oauth.v2.access' ? access(state, args, oauth) : work(method, args, token);
      state.changed();
      return typeof result === 'string' ? failure(result) : { ok: true, ...result };
    };
    if (fault) return play(fault, answer, request, response);
    response.json(answer());
  });

  function work(method: string, args: Json, token: string): Json | string {
    if (method === 'apps.connections.open')
      return token === APP_TOKEN ? { url: `${state.url.replace('http', 'ws')}/socket` } : 'invalid_auth';
    const workspace = state.workspaces.find((one) => one.token === token);
    if (!workspace) return token ? 'invalid_auth' : 'not_authed';
    return methods[method]?.(args, workspace) ?? 'unknown_method';
  }

  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return server;
}

/** “invalid_blocks: /blocks/3 …” is an error and, as in Slack, messages that explain it. */
function failure(error: string): Json {
  const [code = '', ...rest] = error.split(': ');
  return { ok: false, error: code, ...(rest.length > 0 ? { response_metadata: { messages: [`[ERROR] ${rest.join(': ')}`] } } : {}) };
}

function play(fault: Fault, answer: () => Json, request: Request, response: Response): void {
  if ('accepted' in fault && fault.accepted) answer();
  if ('rateLimited' in fault) response.status(429).set('retry-after', String(fault.rateLimited)).json({ ok: false, error: 'ratelimited' });
  else if ('status' in fault) response.status(fault.status).send('trouble');
  else if ('error' in fault) response.json({ ok: false, error: fault.error });
  else if ('breaks' in fault) request.socket.destroy();
  else answer();
}

function read(value: string): unknown {
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function respond(state: State, id: string, body: Json): { status: number; body: string } {
  state.responded.push(body);
  const at = state.responses.get(id);
  if (!at || at.left === 0) return { status: 404, body: 'used_url' };
  at.left -= 1;
  const wrong = refusedBySlack(body.blocks ?? [], 'message');
  if (wrong || typeof body.text !== 'string' || body.text === '') return { status: 400, body: wrong ?? 'no_text' };
  const blocks = ((body.blocks ?? []) as Json[]).map((block) => ({ ...block, block_id: block.block_id ?? `b${state.number()}` }));
  const before = state.shown.find((one) => one.ts === at.ts);
  if (body.replace_original === true && before) {
    Object.assign(before, { text: body.text, blocks, edits: before.edits + 1 });
  } else {
    const onlyFor = body.response_type === 'in_channel' ? null : at.user;
    state.shown.push({
      channel: at.channel,
      ts: state.ts(),
      from: 'bot',
      onlyFor,
      text: body.text,
      blocks,
      metadata: null,
      files: [],
      edits: 0,
    });
  }
  return { status: 200, body: 'ok' };
}

function access(state: State, args: Json, oauth: OAuthApp): Json | string {
  if (args.client_id !== oauth.clientId || args.client_secret !== oauth.clientSecret) return 'bad_client_secret';
  const code = state.codes.get(String(args.code));
  if (!code) return 'invalid_code';
  state.codes.delete(String(args.code));
  if (code.redirect_uri !== args.redirect_uri) return 'bad_redirect_uri';
  const workspace = (code.workspace as Workspace | undefined) ?? state.workspaces[0];
  if (!workspace) return 'invalid_team';
  const { tenant, enterprise, token, botUser, orgWide } = workspace;
  return {
    access_token: token,
    token_type: 'bot',
    scope: code.scope,
    bot_user_id: botUser,
    app_id: 'A0CAIRN',
    team: orgWide ? null : { id: tenant, name: 'Example' },
    enterprise: enterprise ? { id: enterprise, name: 'Example organisation' } : null,
    is_enterprise_install: orgWide,
    authed_user: { id: [...state.people.values()].find((person) => person.team === workspace)?.id ?? 'U0NOBODY' },
  };
}
