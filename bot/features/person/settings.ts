import { viewOfOneself } from '../../../shared/access.ts';
import { put } from '../../../shared/decision.ts';
import type { Person } from '../../../shared/domain/person.ts';
import { backToProfile, saveSettings } from '../../../shared/domain/settings.ts';
import type { IntentOf } from '../../../shared/intent.ts';
import { dateAt } from '../../../shared/time.ts';
import type { Card } from '../../chat/card.ts';
import { lockPerson, pausesOf } from '../../store/people.ts';
import { type Context, done, type Outcome } from '../feature.ts';
import { settingsCard } from './cards.ts';
import { settingsForm } from './forms.ts';

export async function showSettings(context: Context): Promise<Outcome> {
  return done(await settingsOf(context, context.who, null), 'new');
}

export async function openSettings({ who, words }: Context): Promise<Outcome> {
  return { answer: { answer: 'form', form: settingsForm(words, who) } };
}

export async function save(context: Context, { zone, language, less }: IntentOf<'settings.save'>): Promise<Outcome> {
  const person = saveSettings(await lockPerson(context.tx, context.who.id), { zone, language, less });
  return done(await settingsOf(context, person, context.words.person.saved()), 'replace', [put('person', person)]);
}

export async function followProfile(context: Context): Promise<Outcome> {
  const { tx, who, words, asker } = context;
  const person = backToProfile(await lockPerson(tx, who.id), asker.profile);
  const news = asker.profile ? words.person.profileDone() : words.person.profileUnknown();
  return done(await settingsOf(context, person, news), 'replace', [put('person', person)]);
}

/** The settings as they are from now on. */
export async function settingsOf({ tx, words, now }: Context, person: Person, news: string | null): Promise<Card> {
  const view = viewOfOneself(person, await pausesOf(tx, person.id));
  return settingsCard({ words, view, today: dateAt(now, person.zone) }, news);
}
