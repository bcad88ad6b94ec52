import type { Contact } from '../../../shared/domain/contact.ts';
import type { Words } from '../../../shared/words/words.ts';

/** What stands for a name in a message’s `select`. */
const bare = (name: string) => name.replaceAll('-', '');

export const kindName = (kind: Contact['kind'], { contact }: Words): string =>
  contact.kindName({ kind: bare(kind) as Parameters<typeof contact.kindName>[0]['kind'] });

export const purposeName = (purpose: Contact['purpose'], { contact }: Words): string =>
  contact.purposeName({ purpose: bare(purpose) as Parameters<typeof contact.purposeName>[0]['purpose'] });
