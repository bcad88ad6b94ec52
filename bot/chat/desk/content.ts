import type { StoredDeskMessage } from '../../store/desk-messages.ts';
import type { Card } from '../card.ts';
import type { ChatFile } from '../port.ts';

/** What a message of the desk holds: what Cairn said, a file it sent, or words somebody typed. */
export type Content = { kind: 'card'; card: Card } | { kind: 'file'; file: ChatFile; say?: string } | { kind: 'said'; text: string };

/** Bytes as they lie in the table: JSON knows text only. */
type Stored = { base64: string };

export function storedContent(content: Content): { kind: string; content: string } {
  return {
    kind: content.kind,
    content: JSON.stringify(content.kind === 'file' ? { ...content, file: storedFile(content.file) } : content),
  };
}

export function contentOf(message: Pick<StoredDeskMessage, 'content'>): Content {
  const content = JSON.parse(message.content) as Content;
  return content.kind === 'file' ? { ...content, file: fileOf(content.file) } : content;
}

function storedFile(file: ChatFile): object {
  return typeof file.content === 'string' ? file : { ...file, content: { base64: Buffer.from(file.content).toString('base64') } };
}

function fileOf(file: Omit<ChatFile, 'content'> & { content: ChatFile['content'] | Stored }): ChatFile {
  const { content } = file;
  return { ...file, content: typeof content === 'object' && 'base64' in content ? Buffer.from(content.base64, 'base64') : content };
}
