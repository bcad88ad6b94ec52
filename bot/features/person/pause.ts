import { viewOfPair } from '../../../shared/access.ts';
import { isRefusal } from '../../../shared/decision.ts';
import { endPause, startPause } from '../../../shared/domain/pausing.ts';
import type { IntentOf } from '../../../shared/intent.ts';
import { dateAt } from '../../../shared/time.ts';
import { loadFacts } from '../../store/facts.ts';
import { mentorshipsOf } from '../../store/mentorships.ts';
import { lockPerson, pausesOf } from '../../store/people.ts';
import { type Context, done, type Outcome } from '../feature.ts';
import { sayRefusal } from '../refusal.ts';
import { pauseForm } from './forms.ts';
import { leaveCard, leaveEndedCard } from './leave-cards.ts';

export async function openPause({ who, words, now }: Context): Promise<Outcome> {
  return { answer: { answer: 'form', form: pauseForm(words, who, now) } };
}

/** Meetings agreed for those days are asked about, and stay as they are unless somebody says otherwise. */
export async function start({ tx, who, words, now, newId }: Context, { from, until }: IntentOf<'pause.start'>): Promise<Outcome> {
  const person = await lockPerson(tx, who.id);
  const outcome = startPause(person, await pausesOf(tx, who.id), { from, until }, newId('pau'), now);
  if (isRefusal(outcome)) return sayRefusal(words.person, outcome);
  const facts = await loadFacts(tx, await mentorshipsOf(tx, who.id), now);
  const pairs = [...facts.values()].flatMap((one) => viewOfPair(one, who.id) ?? []);
  return done(leaveCard({ person, words }, { from, until }, pairs, now), 'replace', outcome.changes);
}

export async function end({ tx, who, words, now }: Context): Promise<Outcome> {
  const person = await lockPerson(tx, who.id);
  const outcome = endPause(person, await pausesOf(tx, who.id), now);
  if (isRefusal(outcome)) return sayRefusal(words.person, outcome);
  return done(leaveEndedCard({ person, words }, outcome.ended, dateAt(now, person.zone)), 'replace', outcome.changes);
}
