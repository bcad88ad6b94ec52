import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../shared/decision.ts';
import type { Contact } from '../../shared/domain/contact.ts';
import { forgetContact, MOST_CONTACTS, noteContact } from '../../shared/domain/contacts.ts';
import type { ContactId, PersonId } from '../../shared/domain/ids.ts';
import type { Facts } from '../../shared/facts.ts';
import type { WallDate, Zone } from '../../shared/time.ts';
import { aPair, at, factsAfter, kofi, maya } from '../setup/facts.ts';
import { newId } from '../setup/logs.ts';
import { grace, stranger } from '../setup/pair-facts.ts';

const now = at('2026-11-17T10:00');
const wish = (more: Partial<Contact> = {}) => ({
  on: '2026-11-16' as WallDate,
  kind: 'telephone' as const,
  minutes: 10,
  purpose: 'touching-base' as const,
  next: null,
  ...more,
});
const note = (facts: Facts, who: PersonId, more: Partial<Contact> = {}, when = now) =>
  noteContact(facts, who, wish(more), newId('con') as ContactId, when);
const refused = (...given: Parameters<typeof note>) => {
  const outcome = note(...given);
  return isRefusal(outcome) ? [outcome.refused, outcome.field] : null;
};

describe('a mentor’s line of contact', () => {
  test('says when, how, how long and what for, and has nowhere to say what was said', () => {
    const { contacts } = factsAfter(aPair(), note(aPair(), kofi));
    expect(contacts).toMatchObject([{ person: kofi, on: '2026-11-16', kind: 'telephone', minutes: 10, purpose: 'touching-base', at: now }]);
    expect(Object.keys(contacts[0]!).toSorted()).toEqual(['at', 'id', 'kind', 'mentorship', 'minutes', 'next', 'on', 'person', 'purpose']);
  });

  test('is the mentor’s alone to note, and theirs to take away', () => {
    expect(refused(aPair(), maya)).toEqual(['mentorsOnly', undefined]);
    for (const who of [grace, stranger]) expect(refused(aPair(), who)).toEqual(['notYours', undefined]);
    const facts = factsAfter(aPair(), note(aPair(), kofi));
    const [{ id }] = facts.contacts as [Contact];
    expect(forgetContact(facts, maya, id)).toMatchObject({ refused: 'notYours' });
    expect(factsAfter(facts, forgetContact(facts, kofi, id)).contacts).toEqual([]);
  });

  test('is of a day that has been, and a next one still to come, by the mentor’s own calendar', () => {
    expect(refused(aPair(), kofi, { on: '2026-11-17' as WallDate })).toBeNull();
    expect(refused(aPair(), kofi, { on: '2026-11-18' as WallDate })).toEqual(['contactToCome', 'on']);
    expect(refused(aPair(), kofi, { next: '2026-11-17' as WallDate })).toBeNull();
    expect(refused(aPair(), kofi, { next: '2026-11-16' as WallDate })).toEqual(['nextPast', 'next']);
    const inTokyo = aPair({ mentor: { zone: 'Asia/Tokyo' as Zone } });
    expect(refused(inTokyo, kofi, { on: '2026-11-18' as WallDate }, at('2026-11-17T15:00'))).toBeNull();
  });

  test('is one of at most so many that are looked at', () => {
    const { contacts } = factsAfter(aPair(), note(aPair(), kofi));
    const many = Array.from({ length: MOST_CONTACTS }, () => ({ ...contacts[0]!, id: newId('con') as ContactId }));
    expect(refused(aPair({ contacts: many }), kofi)).toEqual(['contactsFull', undefined]);
  });
});
