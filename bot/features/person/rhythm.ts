import { type Decision, isRefusal, put } from '../../../shared/decision.ts';
import type { Person } from '../../../shared/domain/person.ts';
import { addException, removeException, saveRhythm } from '../../../shared/domain/settings.ts';
import type { IntentOf } from '../../../shared/intent.ts';
import { dateAt } from '../../../shared/time.ts';
import { lockPerson } from '../../store/people.ts';
import { type Context, done, type Outcome } from '../feature.ts';
import { sayRefusal } from '../refusal.ts';
import { exceptionForm, rhythmForm } from './forms.ts';
import { settingsOf } from './settings.ts';

export async function openRhythm({ who, words }: Context): Promise<Outcome> {
  return { answer: { answer: 'form', form: rhythmForm(words, who) } };
}

export async function save(context: Context, { days, from, to, daysOff }: IntentOf<'rhythm.save'>): Promise<Outcome> {
  const person = saveRhythm(await lockPerson(context.tx, context.who.id), { days, hours: { from, to }, daysOff });
  return done(await settingsOf(context, person, context.words.person.saved()), 'replace', [put('person', person)]);
}

export async function openException({ who, words, now }: Context): Promise<Outcome> {
  return { answer: { answer: 'form', form: exceptionForm(words, dateAt(now, who.zone)) } };
}

export async function add(context: Context, intent: IntentOf<'exception.add'>): Promise<Outcome> {
  const { tx, who, words, now } = context;
  const { from, until, what, wakingFrom = null, wakingTo = null } = intent;
  const before = await lockPerson(tx, who.id);
  const outcome = addException(before, { from, until, what, waking: { from: wakingFrom, to: wakingTo } }, now);
  return isRefusal(outcome) ? sayRefusal(words.person, outcome) : saved(context, before, outcome);
}

export async function remove(context: Context, { from, until }: IntentOf<'exception.remove'>): Promise<Outcome> {
  const before = await lockPerson(context.tx, context.who.id);
  return saved(context, before, removeException(before, from, until));
}

async function saved(context: Context, before: Person, { changes }: Decision): Promise<Outcome> {
  const changed = changes.find((change) => 'put' in change && change.put === 'person');
  const person = (changed?.row as Person | undefined) ?? before;
  return done(await settingsOf(context, person, context.words.person.saved()), 'replace', changes);
}
