import { viewOfPair } from '../../../shared/access.ts';
import { isRefusal } from '../../../shared/decision.ts';
import { endPause, startPause } from '../../../shared/domain/pausing.ts';
import type { IntentOf } from '../../../shared/intent.ts';
import { dateAt } from '../../../shared/time.ts';
import { loadFacts } from '../../store/facts.ts';
import { mentorshipsOf } from '../../store/mentorships.ts';
import { pausesOf } from '../../store/people.ts';
import { type Context, done, type Outcome } from '../feature.ts';
import { sayRefusal } from '../refusal.ts';
import { asThemselves } from '../themselves.ts';
import { pauseForm } from './forms.ts';
import { leaveCard, leaveEndedCard } from './leave-cards.ts';

export async function openPause({ who, words, now }: Context): Promise<Outcome> {
  return { answer: { answer: 'form', form: pauseForm(words, who, now) } };
}

/** Meetings agreed for those days are asked about, and stay as they are unless somebody says otherwise. */
export async function start(context: Context, { from, until }: IntentOf<'pause.start'>): Promise<Outcome> {
  const { tx, who: person, words, now, newId } = await asThemselves(context);
  const outcome = startPause(person, await pausesOf(tx, person.id), { from, until }, newId('pau'), now);
  if (isRefusal(outcome)) return sayRefusal(words.person, outcome);
  const facts = await loadFacts(tx, await mentorshipsOf(tx, person.id), now);
  const pairs = [...facts.values()].flatMap((one) => viewOfPair(one, person.id) ?? []);
  return done(leaveCard({ person, words }, { from, until }, pairs, now), 'replace', outcome.changes);
}

export async function end(context: Context): Promise<Outcome> {
  const { tx, who: person, words, now } = await asThemselves(context);
  const outcome = endPause(person, await pausesOf(tx, person.id), now);
  if (isRefusal(outcome)) return sayRefusal(words.person, outcome);
  return done(leaveEndedCard({ person, words }, outcome.ended, dateAt(now, person.zone)), 'replace', outcome.changes);
}
