import { type Asked, AskRequest, panelIntents } from '../../shared/api.ts';
import { LogId } from '../../shared/domain/ids.ts';
import type { Intent } from '../../shared/intent.ts';
import type { Answer, Door } from '../chat/port.ts';
import { ofPanel } from '../store/remembered.ts';
import type { Asking } from './who.ts';

const asked: ReadonlySet<string> = new Set(panelIntents);

/** What may be asked from a panel, or null: whatever else there is to ask is asked in chat. */
export function readAsk(body: unknown): { key: string; intent: Intent } | null {
  const read = AskRequest.safeParse(body);
  return read.success && asked.has(read.data.intent.type) ? read.data : null;
}

/** Through the same door as from any chat, as whoever asks. */
export async function ask(door: Door, { account }: Asking, { key, intent }: { key: string; intent: Intent }): Promise<Asked> {
  // What a form holds so far comes with every few letters, and is the same when it comes twice.
  const press = intent.type === 'log.keep' ? null : ofPanel(key);
  const answer = await door.handle({ account, profile: null, message: null }, intent, press);
  return answerOf(intent, answer);
}

function answerOf(intent: Intent, answer: Answer): Asked {
  if (answer.answer === 'refused') {
    const { why, fields } = answer;
    return Object.keys(fields).length === 0 ? { refused: why } : { refused: why, fields };
  }
  if (answer.answer === 'form' && answer.clash) return { refused: answer.form.intro ?? '', clash: answer.clash };
  if (answer.answer === 'card' && answer.no !== undefined) return { refused: answer.no };
  const log = logIn(intent, answer);
  return log ? { done: true, log } : { done: true };
}

/** Which log it is about: the one that was just begun, too. */
function logIn(intent: Intent, answer: Answer): LogId | null {
  const own = 'log' in intent ? intent.log : null;
  const opened = answer.answer === 'form' && 'log' in answer.form.ask ? answer.form.ask.log : null;
  const shown = answer.answer === 'card' && answer.place === 'dialog' && 'log' in answer.again ? answer.again.log : null;
  return LogId.safeParse(own ?? opened ?? shown).data ?? null;
}
