import type { Change } from '../shared/decision.ts';
import { defaultRhythm, type Person } from '../shared/domain/person.ts';
import { followingProfile } from '../shared/domain/settings.ts';
import type { Intent } from '../shared/intent.ts';
import { fitted, plainWords } from '../shared/plain.ts';
import { type Instant, Zone } from '../shared/time.ts';
import { languageFromProfile } from '../shared/words/languages.ts';
import type { AccountRef, Profile } from './chat/port.ts';
import { newId } from './ids.ts';
import { addAccount, findAccount, markAccount } from './store/accounts.ts';
import { loadProgramme } from './store/programmes.ts';
import type { Db } from './store/tables.ts';

const LONGEST_NAME = 120;

/** What a chat profile changes about somebody: whatever they chose in Cairn themselves stays. Empty when nothing does. */
export function learned(person: Person, profile: Profile): Change[] {
  const next: Person = { ...followingProfile(person, profile), name: nameOf(profile) || person.name };
  const same = next.name === person.name && next.zone === person.zone && next.language === person.language;
  return same ? [] : [{ put: 'person', row: next }];
}

/** Where nothing else is known. */
const nowhere = async (): Promise<Zone> => 'Europe/London' as Zone;

/** For somebody whose chat does not say where they are: where the programme is that they are chosen for, else whoever chose them. */
export async function zoneAround(db: Db, intent: Intent, who: Person): Promise<Zone> {
  const programme = 'programme' in intent && intent.programme ? await loadProgramme(db, intent.programme) : null;
  return programme?.zone ?? who.zone;
}

/**
 * Who an account belongs to. Somebody met for the first time becomes a person, with the zone and language their chat profile knows. Teams
 * tells neither of somebody who was only chosen in a form: until they write for the first time, they are where `around` says.
 */
export async function personOf(tx: Db, account: AccountRef, profile: Profile | null, now: Instant, around = nowhere): Promise<Person> {
  const known = await findAccount(tx, account);
  if (known) {
    // Whoever is heard from is there, whatever was last heard of their workspace.
    if (!known.active) await markAccount(tx, account, true, now);
    return known.person;
  }
  const zone = Zone.safeParse(profile?.zone);
  const person: Person = {
    id: newId('per'),
    name: (profile && nameOf(profile)) || account.user,
    zone: zone.success ? zone.data : await around(),
    zoneFrom: 'profile',
    language: languageFromProfile(profile?.language),
    languageFrom: 'profile',
    rhythm: defaultRhythm,
    asksForLess: false,
  };
  await addAccount(tx, account, person, now);
  return person;
}

/** As their chat has it, on one line; empty where nothing of it can be read. */
function nameOf({ name }: Profile): string {
  return fitted(plainWords(name, 'one line').trim(), LONGEST_NAME);
}
