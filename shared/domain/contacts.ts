import { may } from '../access.ts';
import { type Decision, drop, put, type Refusal } from '../decision.ts';
import { type Facts, partyOf } from '../facts.ts';
import { dateAt, type Instant, type WallDate } from '../time.ts';
import type { Contact } from './contact.ts';
import type { ContactId, PersonId } from './ids.ts';

/** Of one pair, of those that are facts: more than two a day. */
export const MOST_CONTACTS = 400;

/** A mentor notes that they were in touch, and nothing of what was said (domain: N). */
export function noteContact(
  facts: Facts,
  who: PersonId,
  noted: Pick<Contact, 'on' | 'kind' | 'minutes' | 'purpose' | 'next'>,
  id: ContactId,
  now: Instant,
): Decision | Refusal<'notYours' | 'mentorsOnly' | 'contactToCome' | 'nextPast' | 'contactsFull'> {
  if (!may(who, 'arrange', facts)) return { refused: 'notYours' };
  if (partyOf(facts, who)?.role !== 'mentor') return { refused: 'mentorsOnly' };
  const today = todayOf(facts, who, now);
  if (noted.on > today) return { refused: 'contactToCome', field: 'on' };
  if (noted.next !== null && noted.next < today) return { refused: 'nextPast', field: 'next' };
  if (facts.contacts.length >= MOST_CONTACTS) return { refused: 'contactsFull', values: { most: MOST_CONTACTS } };
  return { changes: [put('contact', { id, mentorship: facts.mentorship.id, person: who, ...noted, at: now })] };
}

/** Only whoever noted it takes it away. */
export function forgetContact(facts: Facts, who: PersonId, id: ContactId): Decision | Refusal<'notYours'> {
  const found = may(who, 'take-part', facts) ? facts.contacts.find((one) => one.id === id && one.person === who) : undefined;
  return found ? { changes: [drop('contact', found)] } : { refused: 'notYours' };
}

function todayOf(facts: Facts, who: PersonId, now: Instant): WallDate {
  return dateAt(now, facts.people.find((one) => one.id === who)!.zone);
}
