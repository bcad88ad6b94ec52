import type { Json } from './state.ts';

type Refused = { status: number; code: string; message: string };
const bad = (message: string): Refused => ({ status: 400, code: 'BadSyntax', message });

const CARD = 'application/vnd.microsoft.card.adaptive';
/** Half of what Teams takes of a message, since it counts two bytes a character. */
const MOST_BYTES = 80 * 1024;

/** Why Teams would not take a message; null where it would. */
export function refusedByTeams(activity: Json): Refused | null {
  if (JSON.stringify(activity).length * 2 >= MOST_BYTES)
    return { status: 413, code: 'MessageSizeTooBig', message: 'Message size too large.' };
  if (activity.type !== 'message') return bad(`a bot sends messages, not ${String(activity.type)}`);
  const attachments = (activity.attachments ?? []) as Json[];
  if (attachments.length === 0 && !String(activity.text ?? '').trim()) return bad('neither text nor a card');
  for (const { contentType, content } of attachments) {
    if (contentType !== CARD) return bad(`an attachment of type ${String(contentType)}`);
    const wrong = wrongWithCard(content as Json);
    if (wrong) return bad(wrong);
  }
  return attachments.length > 0 && !activity.summary ? bad('a card without a summary is announced as “sent a card”') : null;
}

/** What is wrong with a card, in a message or a dialog. */
export function wrongWithCard(card: Json): string | null {
  if (card.type !== 'AdaptiveCard' || card.version !== '1.5') return 'not an Adaptive Card of version 1.5';
  if (!Array.isArray(card.body) || (card.body.length === 0 && !(card.actions as unknown[] | undefined)?.length)) return 'an empty card';
  return null;
}
