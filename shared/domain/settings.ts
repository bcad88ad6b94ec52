import { type Decision, put, type Refusal } from '../decision.ts';
import { dateAt, type Instant, type TimeOfDay, type WallDate, type Weekday, Zone } from '../time.ts';
import { languageFromProfile } from '../words/languages.ts';
import type { Person, RhythmException, WakingHours } from './person.ts';

/** What somebody decides about themselves. Each rule gives back the person as they are from now on. */
export type Profile = { zone: string | null; language: string | null };

const MOST_EXCEPTIONS = 100;

/** A zone or language that differs from what was there is chosen, and kept when the chat profile changes. */
export function saveSettings(person: Person, wish: Pick<Person, 'zone' | 'language'> & { less: boolean }): Person {
  const { zone, language, less } = wish;
  return {
    ...person,
    zone,
    zoneFrom: zone === person.zone ? person.zoneFrom : 'chosen',
    language,
    languageFrom: language === person.language ? person.languageFrom : 'chosen',
    asksForLess: less,
  };
}

/** Back to what the chat profile says, now and from now on. */
export function backToProfile(person: Person, profile: Profile | null): Person {
  const following: Person = { ...person, zoneFrom: 'profile', languageFrom: 'profile' };
  return profile ? followingProfile(following, profile) : following;
}

/** As their chat profile has them, but for what they chose. What it does not say stays as it is. */
export function followingProfile(person: Person, profile: Profile): Person {
  const zone = Zone.safeParse(profile.zone);
  return {
    ...person,
    zone: person.zoneFrom === 'profile' && zone.success ? zone.data : person.zone,
    language: person.languageFrom === 'profile' && profile.language ? languageFromProfile(profile.language) : person.language,
  };
}

/** The same waking hours for the days named; the others keep theirs. */
export function saveRhythm(person: Person, wish: { days: readonly number[]; hours: WakingHours; daysOff: readonly Weekday[] }): Person {
  const { days, hours, daysOff } = wish;
  return {
    ...person,
    rhythm: {
      ...person.rhythm,
      waking: person.rhythm.waking.map((usual, index) => (days.includes(index + 1) ? hours : usual)),
      daysOff: [...new Set(daysOff)].sort(),
    },
  };
}

export type ExceptionWish = {
  from: WallDate;
  until: WallDate;
  what: 'off' | 'working' | 'waking';
  waking: { from: TimeOfDay | null; to: TimeOfDay | null };
};

/** Dates that are over are dropped on the way. The same dates with the same kind of wish are replaced, not listed twice. */
export function addException(
  person: Person,
  { from, until, what, waking }: ExceptionWish,
  now: Instant,
): Decision | Refusal<'datesReversed' | 'datesOver' | 'hoursMissing' | 'tooManyDates'> {
  const today = dateAt(now, person.zone);
  if (until < from) return { refused: 'datesReversed', field: 'until' };
  if (until < today) return { refused: 'datesOver', field: 'until' };
  if (what === 'waking' && (!waking.from || !waking.to)) return { refused: 'hoursMissing', field: waking.from ? 'wakingTo' : 'wakingFrom' };
  const hours = what === 'waking' ? { from: waking.from!, to: waking.to! } : null;
  const added: RhythmException = { from, until, off: what === 'waking' ? null : what === 'off', waking: hours };
  const isSame = (one: RhythmException) => one.from === from && one.until === until && (one.waking === null) === (hours === null);
  const others = person.rhythm.exceptions.filter((one) => one.until >= today && !isSame(one));
  if (others.length >= MOST_EXCEPTIONS) return { refused: 'tooManyDates', values: { most: MOST_EXCEPTIONS } };
  return withExceptions(person, [...others, added]);
}

/** Everything said about exactly these dates; nothing when that is gone already. */
export function removeException(person: Person, from: WallDate, until: WallDate): Decision {
  const others = person.rhythm.exceptions.filter((one) => one.from !== from || one.until !== until);
  return others.length === person.rhythm.exceptions.length ? { changes: [] } : withExceptions(person, others);
}

function withExceptions(person: Person, exceptions: RhythmException[]): Decision {
  return { changes: [put('person', { ...person, rhythm: { ...person.rhythm, exceptions } })] };
}
