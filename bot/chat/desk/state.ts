import type { Instant, Zone } from '../../../shared/time.ts';
import { sayDay, sayNear, sayTime, sayWhen } from '../../../shared/words/dates.ts';
import { placeOf as nameOf } from '../../../shared/words/places.ts';
import { wordsFor } from '../../../shared/words/words.ts';
import type { Clock } from '../../clock.ts';
import { findPerson } from '../../store/accounts.ts';
import { deskMessages } from '../../store/desk-messages.ts';
import type { Store } from '../../store/store.ts';
import { accountOf, type Cast, type DeskPerson, homePlace, placesOf } from './places.ts';
import { type Drawn, drawHome, drawMessages } from './view.ts';

/** How many messages are drawn until somebody asks for the earlier ones. */
export const NEWEST = 30;

export type PlaceState = { place: string; items: Drawn[]; earlier: string | null };
export type PersonState = { user: string; localTime: string; places: PlaceState[] };
/** `said` is the time as one sentence, for who cannot see it jump. */
export type ClockState = { time: string; day: string; next: string; canGoOn: boolean; said: string };

export type StateParts = { store: Store; clock: Clock; cast: Cast; zone: Zone };

/** What one person sees: the newest `most` messages of each place, and all of those whose earlier ones were asked for. */
export async function personState(parts: StateParts, person: DeskPerson, all: ReadonlySet<string>, most = NEWEST): Promise<PersonState> {
  const { store, clock, cast } = parts;
  const words = wordsFor(person.language);
  const known = await findPerson(store.read, accountOf(person.user));
  const zone = known?.zone ?? (person.zone as Zone);
  const now = clock.now();
  const reader = { person, zone, words, now };
  const places = await Promise.all(
    placesOf(cast, person.user).map(async (place): Promise<PlaceState> => {
      const { messages, earlier } = await deskMessages(store.read, place, all.has(place) ? 10_000 : most);
      const items = place === homePlace(person.user) ? messages.map((one) => drawHome(one, reader)) : drawMessages(messages, reader);
      return { place, items, earlier: earlier === 0 ? null : words.desk.earlier({ count: earlier }) };
    }),
  );
  const localTime = words.desk.localTime({ time: sayTime(now, zone, person.language), place: nameOf(zone) });
  return { user: person.user, localTime, places };
}

/** The demo's clock, and when the next message is due. */
export async function clockState({ store, clock, zone }: StateParts): Promise<ClockState> {
  const language = 'en-GB';
  const { desk } = wordsFor(language);
  const now = clock.now();
  const due = await nextDue(store);
  const day = sayDay(now, zone, language);
  const next =
    due === null ? desk.clockNone() : due <= now ? desk.clockNextNow() : desk.clockNext({ when: sayNear(due, zone, language, now) });
  const said = desk.clockMoved({ when: sayWhen(now, zone, language) });
  return {
    time: sayTime(now, zone, language),
    day: desk.clockIn({ day, place: nameOf(zone) }),
    next,
    canGoOn: due !== null && due > now,
    said,
  };
}

/** When the next thing is owed that people will see; null when nothing is. */
export async function nextDue(store: Store): Promise<Instant | null> {
  const row = await store.read
    .selectFrom('notification')
    .select('due')
    .where('state', '=', 'pending')
    .where('work', 'in', ['say', 'file'])
    .orderBy('due')
    .limit(1)
    .executeTakeFirst();
  return (row?.due as Instant | undefined) ?? null;
}
