import type { Contact } from '../../shared/domain/contact.ts';
import type { ContactId, MentorshipId, PersonId } from '../../shared/domain/ids.ts';
import { fromRow } from './nouns.ts';
import type { Db } from './tables.ts';

/** A mentor's own record of contacts with one of their mentees, however long ago; the latest day first. */
export async function contactsOf(db: Db, mentorship: MentorshipId, person: PersonId): Promise<Contact[]> {
  const rows = await db
    .selectFrom('contact')
    .selectAll()
    .where('mentorship', '=', mentorship)
    .where('person', '=', person)
    .orderBy('on', 'desc')
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => fromRow('contact', row));
}

export async function contactWith(db: Db, id: ContactId): Promise<Contact | null> {
  const row = await db.selectFrom('contact').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow('contact', row) : null;
}
