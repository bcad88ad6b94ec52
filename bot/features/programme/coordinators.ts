import { coordinates } from '../../../shared/access.ts';
import { isRefusal } from '../../../shared/decision.ts';
import { addCoordinator, removeCoordinator } from '../../../shared/domain/running.ts';
import type { IntentOf } from '../../../shared/intent.ts';
import { lockProgramme } from '../../store/programmes.ts';
import { colleague } from '../colleague.ts';
import { type Context, done, type Outcome, refused } from '../feature.ts';
import { sayRefusal } from '../refusal.ts';
import { coordinatorsCard, steppedBackCard } from './cards.ts';
import { addCoordinatorForm } from './forms.ts';

export async function openCoordinators({ tx, who, words }: Context, intent: IntentOf<'coordinator.open'>): Promise<Outcome> {
  const run = await lockProgramme(tx, intent.programme);
  if (!run) return refused(words.programme.notThere());
  if (!coordinates(who.id, run.coordinators)) return refused(words.programme.notCoordinator());
  return done(coordinatorsCard(words, run.programme, run.people, who.id, null), 'new');
}

export async function openAddCoordinator({ tx, who, words }: Context, intent: IntentOf<'coordinator.add.open'>): Promise<Outcome> {
  const run = await lockProgramme(tx, intent.programme);
  if (!run) return refused(words.programme.notThere());
  if (!coordinates(who.id, run.coordinators)) return refused(words.programme.notCoordinator());
  return { answer: { answer: 'form', form: addCoordinatorForm(words, intent.programme) } };
}

export async function add(context: Context, intent: IntentOf<'coordinator.add'>): Promise<Outcome> {
  const { tx, who, words } = context;
  const run = await lockProgramme(tx, intent.programme);
  if (!run) return refused(words.programme.notThere());
  if (!coordinates(who.id, run.coordinators)) return refused(words.programme.notCoordinator());
  const person = await colleague(context, intent.person);
  if (!person) return refused(words.programme.outside(), { person: words.programme.outside() });
  const outcome = addCoordinator(run.programme.id, run.coordinators, who.id, person.id);
  if (isRefusal(outcome)) return sayRefusal(words.programme, outcome);
  const news = words.programme.added({ name: person.name });
  return done(coordinatorsCard(words, run.programme, [...run.people, person], who.id, news), 'new', outcome.changes);
}

export async function remove({ tx, who, words }: Context, intent: IntentOf<'coordinator.remove'>): Promise<Outcome> {
  const run = await lockProgramme(tx, intent.programme);
  if (!run) return refused(words.programme.notThere());
  const outcome = removeCoordinator(run.programme.id, run.coordinators, who.id, intent.person);
  if (isRefusal(outcome)) return sayRefusal(words.programme, outcome);
  if (intent.person === who.id) return done(steppedBackCard(words, run.programme), 'replace', outcome.changes);
  const left = run.people.find((one) => one.id === intent.person);
  const remaining = run.people.filter((one) => one.id !== intent.person);
  const news = left ? words.programme.removed({ name: left.name }) : null;
  return done(coordinatorsCard(words, run.programme, remaining, who.id, news), 'replace', outcome.changes);
}
