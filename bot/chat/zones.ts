import type { Words } from '../../shared/words/words.ts';
import type { Option } from './form.ts';

/** Names the runtime still keeps under an older spelling; people type the city as it is called. */
const RENAMED: Record<string, string> = {
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Europe/Kiev': 'Europe/Kyiv',
  'America/Godthab': 'America/Nuuk',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
};

type Known = { zone: string; city: string; search: string };
let known: Known[] | null = null;

/** Made once, when somebody first searches: some 400 zones, each with its country's or region's name. */
function zones(): Known[] {
  known ??= Intl.supportedValuesOf('timeZone').map((old) => {
    const zone = RENAMED[old] ?? old;
    return { zone, city: cityOf(zone), search: folded(`${zone.replaceAll(/[/_]/g, ' ')} ${old} ${longName(zone)}`) };
  });
  return known;
}

/** The first `most` zones that some letters may mean, as they stand at this moment. */
export function searchZones(query: string, now: number, words: Words, most: number): Option[] {
  const wanted = folded(query).split(/\s+/).filter(Boolean);
  const found = zones().filter(({ search }) => wanted.every((word) => search.includes(word)));
  const begins = (one: Known) => (folded(one.city).startsWith(wanted[0] ?? '') ? 0 : 1);
  return found
    .sort((a, b) => begins(a) - begins(b) || (a.city < b.city ? -1 : 1))
    .slice(0, most)
    .map(({ zone }) => zoneOption(zone, now, words));
}

/** “London (UTC+01:00)”: the offset is the one at this moment. */
export function zoneOption(zone: string, now: number, words: Words): Option {
  return { value: zone, label: words.form.zoneOption({ city: cityOf(zone), offset: offsetOf(zone, now) }) };
}

function offsetOf(zone: string, now: number): string {
  const offset = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).offset;
  return `UTC${offset}`;
}

function cityOf(zone: string): string {
  const parts = zone.split('/');
  const city = (parts.at(-1) ?? zone).replaceAll('_', ' ');
  return parts.length > 2 ? `${city}, ${parts[1]?.replaceAll('_', ' ')}` : city;
}

function longName(zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(0);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
