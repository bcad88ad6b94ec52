import type { Application, Request, Response } from 'express';
import express from 'express';
import { refusedByTeams } from './rules.ts';
import type { Conversation, Json, State, Trouble } from './state.ts';

type Answer = { status: number; body?: Json };
type Work = (request: Request) => Answer;

const refusal = (status: number, code: string, message = code): Answer => ({ status, body: { error: { code, message } } });
const NOT_THERE = refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');

/** Teams' side of messages, on loopback: what a bot may call, as strict as Teams where Cairn could get it wrong. */
export function serveConnector(app: Application, state: State): void {
  const route = (method: 'get' | 'post' | 'put' | 'delete', path: string, work: Work) =>
    app[method](`/teams/v3/conversations${path}`, express.json({ limit: '2mb' }), (request, response) => {
      state.calls.push({
        method: request.method,
        path: request.path.replace('/teams/v3/conversations', ''),
        body: (request.body as Json) ?? null,
      });
      const token = String(request.headers.authorization ?? '').replace(/^Bearer /, '');
      if (!state.tokens.has(token)) return give(response, refusal(401, 'Unauthorized'));
      const trouble = state.troubles.shift();
      const answer = () => {
        const worked = work(request);
        state.changed();
        return worked;
      };
      if (trouble) play(trouble, answer, request, response);
      else give(response, answer());
    });

  /** The conversation an address names, if the bot is in it. */
  const within = (work: (conversation: Conversation, request: Request) => Answer): Work => {
    return (request) => {
      const conversation = state.conversations.get(String(request.params.conversation).split(';')[0]!);
      if (!conversation) return refusal(404, 'ConversationNotFound', 'Conversation not found.');
      return conversation.installed ? work(conversation, request) : NOT_THERE;
    };
  };

  route('post', '', (request) => {
    const { members, tenantId, isGroup, bot } = request.body as {
      members?: { id?: string }[];
      tenantId?: string;
      isGroup?: boolean;
      bot?: Json;
    };
    if (members?.length !== 1 || isGroup || bot?.id !== state.bot) return refusal(400, 'BadArgument', 'Exactly one member is needed.');
    const person = state.personOf(String(members[0]!.id));
    if (!person || person.tenant !== tenantId) return refusal(403, 'ForbiddenOperationException');
    const conversation = state.conversations.get(person.personal)!;
    return conversation.installed ? { status: 201, body: { id: conversation.id } } : NOT_THERE;
  });

  route(
    'post',
    '/:conversation/activities',
    within((conversation, request) => {
      const activity = request.body as Json;
      const wrong = refusedByTeams(activity);
      if (wrong) return refusal(wrong.status, wrong.code, wrong.message);
      const id = state.messageId();
      const message = { id, from: 'bot', activity, edits: 0, removed: false };
      conversation.messages.push(message);
      state.onSaid?.(message);
      return { status: 201, body: { id } };
    }),
  );

  route(
    'put',
    '/:conversation/activities/:message',
    within((conversation, request) => {
      const message = conversation.messages.find((one) => one.id === request.params.message && one.from === 'bot' && !one.removed);
      if (!message) return refusal(404, 'ActivityNotFoundInConversation');
      const wrong = refusedByTeams(request.body as Json);
      if (wrong) return refusal(wrong.status, wrong.code, wrong.message);
      message.activity = request.body as Json;
      message.edits += 1;
      return { status: 200, body: { id: message.id } };
    }),
  );

  route(
    'delete',
    '/:conversation/activities/:message',
    within((conversation, request) => {
      const message = conversation.messages.find((one) => one.id === request.params.message && one.from === 'bot' && !one.removed);
      if (!message) return refusal(404, 'ActivityNotFoundInConversation');
      message.removed = true;
      return { status: 200 };
    }),
  );

  route(
    'get',
    '/:conversation/members/:user',
    within((conversation, request) => {
      const person = state.personOf(String(request.params.user));
      if (!person || !conversation.members.includes(person.object)) return refusal(404, 'MemberNotFoundInConversation');
      const { user: id, object: aadObjectId, name, tenant: tenantId, guest } = person;
      return { status: 200, body: { id, aadObjectId, objectId: aadObjectId, name, tenantId, userRole: guest ? 'guest' : 'user' } };
    }),
  );
}

function give(response: Response, { status, body }: Answer): void {
  response.status(status);
  if (body === undefined) response.end();
  else response.json(body);
}

function play(trouble: Trouble, answer: () => Answer, request: Request, response: Response): void {
  if ('accepted' in trouble && trouble.accepted) answer();
  if ('breaks' in trouble) return void request.socket.destroy();
  if ('hangs' in trouble) return void answer();
  const { status, retryAfter, code, body } = trouble;
  if (retryAfter !== undefined) response.set('retry-after', retryAfter);
  if (body !== undefined) return void response.status(status).json(body);
  give(response, code === undefined ? { status } : refusal(status, code));
}
