import { type Asked, AskRequest, panelIntents } from '../../shared/api.ts';
import { LogId } from '../../shared/domain/ids.ts';
import type { Intent } from '../../shared/intent.ts';
import type { Answer, Door } from '../chat/port.ts';
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
  const press = intent.type === 'log.keep' ? null : `panel/${key}`;
  const answer = await door.handle({ account, profile: null, message: null }, intent, press);
  return answerOf(intent, answer);
}

function answerOf(intent: Intent, answer: Answer): Asked {
  if (answer.answer === 'refused') {
    const { why, fields } = answer;
    return Object.keys(fields).length === 0 ? { refused: why } : { refused: why, fields };
  }
  const no = cameToNothing(intent, answer);
  if (no !== null) return { refused: no };
  const log = logIn(intent, answer);
  return log ? { done: true, log } : { done: true };
}

/** A chat answers a name that was put under nothing with the log as it is now, which says why. */
function cameToNothing({ type }: Intent, answer: Answer): string | null {
  if (type !== 'log.file' && type !== 'log.sign') return null;
  if (answer.answer !== 'card' || answer.place !== 'dialog') return null;
  return answer.card.blocks.find((block) => block.block === 'say')?.text ?? answer.card.summary;
}

/** Which log it is about: the one that was just begun, too. */
function logIn(intent: Intent, answer: Answer): LogId | null {
  const own = 'log' in intent ? intent.log : null;
  const opened = answer.answer === 'form' && 'log' in answer.form.ask ? answer.form.ask.log : null;
  const shown = answer.answer === 'card' && answer.place === 'dialog' && 'log' in answer.again ? answer.again.log : null;
  return LogId.safeParse(own ?? opened ?? shown).data ?? null;
}
