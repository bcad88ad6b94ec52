import { type ChannelTrouble, ChatError, type ChatFault } from '../port.ts';
import type { Conversation } from './conversation.ts';

/** How a call to Teams ended that did not work, in nobody's SDK's words. */
export type Answered = {
  /** Null where no answer came. */
  status: number | null;
  /** What the answer held, parsed where it was JSON. */
  body: unknown;
  /** The header of that name: seconds, or a date. */
  retryAfter: string | null;
  /** Codes of a connection that failed, its causes' included, such as ECONNREFUSED. */
  connection: readonly string[];
};

/** What was asked for: `say` is one more message each time, all else is the same when it is done twice. */
export type Asked = { call: 'say' | 'again'; kind: Conversation['kind'] };

export function chatError(answered: Answered, asked: Asked, now: number): ChatError {
  return new ChatError(faultOf(answered, asked, now));
}

export function faultOf(answered: Answered, { call, kind }: Asked, now: number): ChatFault {
  const { status } = answered;
  if (status === null) return faultOfConnection(answered.connection);
  const code = codeIn(answered.body);
  const reason = code === null ? `Teams answered with status ${status}` : `Teams answered ${status} ${code}`;
  const wait = waitOf(answered.retryAfter, now);
  if (status === 429) return { fault: 'after', milliseconds: wait ?? DEFAULT_WAIT_MS, reason, onlyHere: true };
  if (DID_NOTHING.has(status)) return wait === null ? { fault: 'busy', reason } : { fault: 'after', milliseconds: wait, reason };
  if (status >= 500 || status === 408)
    return call === 'again' && wait !== null ? { fault: 'after', milliseconds: wait, reason } : { fault: 'unclear', reason };
  if (status === 401) return { fault: 'busy', reason };
  if (status === 413 || (code !== null && TOO_BIG.has(code))) return { fault: 'final', reason, onlyThis: true };
  if (kind !== 'personal') {
    const channel = channelTrouble(status, code);
    return { fault: 'final', reason, onlyThis: true, ...(channel ? { channel } : {}) };
  }
  const isGone = code !== null && NOBODY_THERE.has(code);
  return isGone ? { fault: 'final', reason } : { fault: 'final', reason, onlyThis: true };
}

const DEFAULT_WAIT_MS = 30_000;
const LEAST_WAIT_MS = 1_000;
const DID_NOTHING = new Set([412, 503]);
const TOO_BIG = new Set(['MessageSizeTooBig']);
const NOBODY_THERE = new Set([
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'BotDisabledByAdmin',
  'ForbiddenOperationException',
  'ConversationNotFound',
  'MessageWritesBlocked',
]);

function channelTrouble(status: number, code: string | null): ChannelTrouble | null {
  if (code === 'BotNotInConversationRoster') return 'not-invited';
  if (code === 'ConversationNotFound' || status === 404) return 'not-there';
  if (status === 403) return 'not-allowed';
  return null;
}

function codeIn(_body: unknown): string | null {
  return null;
}

function waitOf(text: string | null, now: number): number | null {
  if (text === null || text.trim() === '') return null;
  const seconds = Number(text);
  const milliseconds = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - now;
  return Number.isFinite(milliseconds) ? Math.max(milliseconds, LEAST_WAIT_MS) : null;
}

function faultOfConnection(_codes: readonly string[]): ChatFault {
  return { fault: 'unclear', reason: 'the connection to Teams broke before it answered' };
}
