import type { Instant } from '../../shared/time.ts';
import type { Address, Chat, ChatFault, MessageRef } from '../chat/port.ts';
import { ChatError } from '../chat/port.ts';
import type { Desk } from './parts.ts';
import type { Account, Recipient } from './recipients.ts';
import { after, faultOf } from './retry.ts';
import { keyOf, type Workspace } from './workspaces.ts';

/** Where somebody is written to: their preferred account on a chat that is connected. */
export function accountOf(desk: Desk, recipient: Recipient): Account | null {
  return recipient.accounts.find((account) => desk.chats.has(account.platform)) ?? null;
}

/** One call to a chat, within its time and the workspace's turn; `mayBegin` is asked when that comes. What the workspace's answer says about the workspace is remembered. */
export async function post<T>(
  desk: Desk,
  account: Workspace,
  mayBegin: () => boolean,
  call: (chat: Chat, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const chat = desk.chats.get(account.platform);
  if (!chat) throw new ChatError({ fault: 'busy', reason: `${account.platform} is not connected` });
  return desk.slotsOf(keyOf(account)).use(() =>
    desk.sends.use(async () => {
      const now = desk.clock.now();
      if (!mayBegin()) throw new ChatError({ fault: 'after', milliseconds: 0, reason: 'no time left to send it' });
      const until = desk.workspaces.pausedUntil(account, now);
      if (until) throw new ChatError({ fault: 'after', milliseconds: Date.parse(until) - Date.parse(now), reason: 'paused' });
      try {
        const answer = await inTime(desk, (signal) => call(chat, signal));
        desk.workspaces.worked(account);
        return answer;
      } catch (error) {
        noteFault(desk, account, faultOf(error));
        throw error;
      }
    }),
  );
}

function noteFault(desk: Desk, account: Workspace, fault: ChatFault): void {
  const now = desk.clock.now();
  if (fault.fault === 'after') {
    if (!fault.onlyHere) desk.workspaces.askedToWait(account, after(now, fault.milliseconds));
  } else if (fault.fault === 'final') desk.workspaces.worked(account);
  else if (!desk.isStopped()) desk.workspaces.failed(account, now);
}

/** An adapter that does not heed its signal must not hold up the rest. */
async function inTime<T>(desk: Desk, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const ending = new AbortController();
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = (reason: string) => {
    reject(new ChatError({ fault: 'unclear', reason }));
    ending.abort();
  };
  const stop = () => end('stopped');
  const timer = setTimeout(() => end('no answer in time'), desk.limits.callMs);
  desk.calls.add(stop);
  try {
    return await Promise.race([call(ending.signal), ended]);
  } finally {
    clearTimeout(timer);
    desk.calls.delete(stop);
  }
}

/** Clocks differ a little between us and a platform. */
const SKEW_MS = 2 * 60_000;

/** Looks for a message that may have arrived there. Throws as {@link post} does. */
export function lookIn(
  desk: Desk,
  to: Address,
  mayBegin: () => boolean,
  mark: string,
  since: Instant,
): Promise<MessageRef | 'not-there' | 'cannot-tell'> {
  const where = to.to === 'person' ? to.account : to.channel;
  return post(desk, where, mayBegin, (chat, signal) => chat.find(to, mark, after(since, -SKEW_MS), signal));
}

/** Looks for a message that may have arrived, wherever it may have gone. Throws as {@link post} does. */
export async function look(
  desk: Desk,
  recipient: Recipient,
  mayBegin: () => boolean,
  mark: string,
  since: Instant,
): Promise<{ account: Account; reference: MessageRef } | 'not-there' | 'cannot-tell'> {
  let answer: 'not-there' | 'cannot-tell' = 'not-there';
  for (const account of recipient.accounts) {
    if (!desk.chats.has(account.platform)) continue;
    const found = await lookIn(desk, { to: 'person', account }, mayBegin, mark, since);
    if (found === 'cannot-tell') answer = 'cannot-tell';
    else if (found !== 'not-there') return { account, reference: found };
  }
  return answer;
}
