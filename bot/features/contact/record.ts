import { type View, viewOfPair } from '../../../shared/access.ts';
import { type Change, isRefusal } from '../../../shared/decision.ts';
import { type Contact, weekOf } from '../../../shared/domain/contact.ts';
import { forgetContact, noteContact } from '../../../shared/domain/contacts.ts';
import type { MentorshipId } from '../../../shared/domain/ids.ts';
import { dateAt } from '../../../shared/time.ts';
import { contactsOf, contactWith } from '../../store/contacts.ts';
import { loadFacts } from '../../store/facts.ts';
import { mentorshipsOf } from '../../store/mentorships.ts';
import { type Context, done, type Outcome, refused, type Verb } from '../feature.ts';
import { sayRefusal } from '../refusal.ts';
import { listCard, whichCard } from './cards.ts';
import { contactForm } from './form.ts';

export const list: Verb<'contact.list'> = async (context, { mentorship, from = 0 }) => {
  const pairs = await mentored(context, mentorship);
  const [first, ...others] = pairs;
  if (!first) return refused(context.words.contact.mentorsOnly());
  return others.length > 0 ? done(whichCard(reader(context), pairs), 'new') : listed(context, first, { from });
};

export const open: Verb<'contact.open'> = async (context, { mentorship }) => {
  const { words, now, who } = context;
  const pairs = await mentored(context, mentorship);
  const active = pairs.filter((one) => one.status === 'active');
  if (active.length === 0) return refused(pairs.length === 0 ? words.contact.mentorsOnly() : words.contact.ended());
  return { answer: { answer: 'form', form: contactForm(words, active, dateAt(now, who.zone)) } };
};

export const add: Verb<'contact.add'> = async (context, { type: _, mentorship, ...noted }) => {
  const { who, now, words, newId } = context;
  const facts = await context.facts(mentorship);
  const pair = facts && viewOfPair(facts, who.id);
  if (!pair) return refused(words.contact.notYours());
  const outcome = noteContact(facts, who.id, noted, newId('con'), now);
  if (isRefusal(outcome)) return sayRefusal(words.contact, outcome);
  const most = facts.programme.policy.contactsPerWeek;
  const week = weekOf([...facts.contacts.filter((one) => one.person === who.id), noted], noted.on);
  const note = most !== null && week > most ? words.contact.aboveCeiling({ count: week, most }) : null;
  return listed(context, pair, { note }, outcome.changes);
};

/** However long ago it was noted. */
export const remove: Verb<'contact.remove'> = async (context, { contact: id }) => {
  const { tx, who, words } = context;
  const found = await contactWith(tx, id);
  const facts = found && (await context.facts(found.mentorship));
  const pair = facts && viewOfPair(facts, who.id);
  if (!pair) return refused(words.contact.notYours());
  const outcome = forgetContact({ ...facts, contacts: [found] }, who.id, id);
  return isRefusal(outcome) ? sayRefusal(words.contact, outcome) : listed(context, pair, {}, outcome.changes);
};

const reader = ({ who, words }: Context) => ({ person: who, words });

/** Whoever somebody mentors, or did. */
async function mentored({ tx, who, now }: Context, only?: MentorshipId): Promise<View<'pair'>[]> {
  const ids = (await mentorshipsOf(tx, who.id)).filter((one) => only === undefined || one === only);
  const pairs = [...(await loadFacts(tx, ids, now)).values()].flatMap((facts) => viewOfPair(facts, who.id) ?? []);
  return pairs.filter((one) => one.me.role === 'mentor');
}

type Shown = { from?: number; note?: string | null };

/** The record as it is with the changes. */
async function listed(context: Context, pair: View<'pair'>, shown: Shown, changes: readonly Change[] = []): Promise<Outcome> {
  const { tx, who, now } = context;
  const { from = 0, note = null } = shown;
  const rows = (how: 'put' | 'drop') =>
    changes.flatMap((one) => (how in one && (one as Record<string, unknown>)[how] === 'contact' ? [one.row as Contact] : []));
  const gone = rows('drop').map(({ id }) => id);
  const before = (await contactsOf(tx, pair.mentorship, who.id)).filter(({ id }) => !gone.includes(id));
  const all = [...rows('put'), ...before].toSorted((a, b) => (a.on === b.on ? (a.at < b.at ? 1 : -1) : a.on < b.on ? 1 : -1));
  const record = listCard(reader(context), pair, all, { from, note, today: dateAt(now, who.zone) });
  return done(record, changes.length > 0 ? 'replace' : 'new', changes);
}
