import { connectionOf } from '../connection.ts';
import { type ChannelTrouble, ChatError, type ChatFault } from '../port.ts';
import { codeIn } from './codes.ts';
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

/** What was asked for: `say` is one more message each time it is done, all else is the same when it is done twice. */
export type Asked = { call: 'say' | 'again'; kind: Conversation['kind'] };

const LEAST_WAIT_MS = 1_000;
/** Teams counts over an hour at most. */
const LONGEST_WAIT_MS = 3_600_000;
/** For a conversation that has had enough and does not say for how long: its shorter spans are over by then. */
const DEFAULT_WAIT_MS = 10_000;

/**
 * Teams says with these that it did nothing: another change of the conversation was under way (412), or it takes nothing just now (503),
 * or the request did not come in whole (408). Of 502 and 504 it says that they may be tried again, too, but they come from a gateway that
 * did not hear what became of the message, and 500 from a service that failed on the way: those may have been said.
 */
const DID_NOTHING = new Set([408, 412, 503]);

/** There is nobody to write to any more. Whatever else Teams refuses, it refuses this message, and the account stays. */
const NOBODY_THERE = new Set([
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'BotDisabledByAdmin',
  'ForbiddenOperationException',
  'ConversationNotFound',
  'MessageWritesBlocked',
]);

export function chatError(answered: Answered, asked: Asked, now: number): ChatError {
  return new ChatError(faultOf(answered, asked, now));
}

/** `now` in milliseconds since 1970: Teams may say until when to wait. */
export function faultOf(answered: Answered, { call, kind }: Asked, now: number): ChatFault {
  const fault = faultOfAnswer(answered, kind, now);
  return fault.fault === 'unclear' && call === 'again' ? { fault: 'busy', reason: fault.reason } : fault;
}

function faultOfAnswer({ status, body, retryAfter, connection }: Answered, kind: Conversation['kind'], now: number): ChatFault {
  if (status === null) return faultOfConnection(connection);
  const code = codeIn(body);
  const reason = `Teams answered ${code === null ? `with status ${status}` : `${status} ${code}`}`;
  const wait = waitOf(retryAfter, now);
  if (status === 429) return { fault: 'after', milliseconds: wait ?? DEFAULT_WAIT_MS, reason, onlyHere: true };
  if (DID_NOTHING.has(status)) return wait === null ? { fault: 'busy', reason } : { fault: 'after', milliseconds: wait, reason };
  // An answer that cannot be read: the message is there, and nobody knows under which name.
  if (status < 300 || status >= 500) return { fault: 'unclear', reason };
  // Cairn's own registration is the trouble, not its reader: what is due waits for a right one, as long as it is worth saying.
  if (status === 401) return { fault: 'busy', reason };
  if (kind !== 'personal') return inChannel(status, code, reason);
  const isGone = code !== null && NOBODY_THERE.has(code);
  return { fault: 'final', reason, ...(isGone ? {} : { onlyThis: true }) };
}

/** A channel is nobody's account. What its people can put right is said. */
function inChannel(status: number, code: string | null, reason: string): ChatFault {
  const channel = channelTrouble(status, code);
  return { fault: 'final', reason, onlyThis: true, ...(channel ? { channel } : {}) };
}

function channelTrouble(status: number, code: string | null): ChannelTrouble | null {
  if (code === 'BotNotInConversationRoster') return 'not-invited';
  if (status === 404) return 'not-there';
  return status === 403 ? 'not-allowed' : null;
}

/** Seconds, or a date. Null where it is neither. */
function waitOf(text: string | null, now: number): number | null {
  if (text === null || text.trim() === '') return null;
  const milliseconds = /^[\d.]+$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isFinite(milliseconds) ? Math.min(Math.max(milliseconds, LEAST_WAIT_MS), LONGEST_WAIT_MS) : null;
}

function faultOfConnection(codes: readonly string[]): ChatFault {
  switch (connectionOf(codes)) {
    case 'never made':
      return { fault: 'busy', reason: 'Teams could not be reached' };
    case 'not trusted':
      return { fault: 'busy', reason: 'the connection to Teams is not to be trusted: its certificate does not check' };
    case 'broken':
      return { fault: 'unclear', reason: 'the connection to Teams broke before it answered' };
  }
}
