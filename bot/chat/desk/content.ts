import type { StoredDeskMessage } from '../../store/desk-messages.ts';
import type { Card } from '../card.ts';
import type { ChatFile } from '../port.ts';

/** What a message of the desk holds: what Cairn said, a file it sent, or words somebody typed. */
export type Content = { kind: 'card'; card: Card } | { kind: 'file'; file: ChatFile } | { kind: 'said'; text: string };

export function storedContent(content: Content): { kind: string; content: string } {
  return { kind: content.kind, content: JSON.stringify(content) };
}

export function contentOf(message: Pick<StoredDeskMessage, 'content'>): Content {
  return JSON.parse(message.content) as Content;
}
