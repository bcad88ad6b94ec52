import type { Zone } from '../time.ts';

/** Zones keep the names that their cities had when they were written down. */
const nowCalled: Record<string, string> = {
  Calcutta: 'Kolkata',
  Dacca: 'Dhaka',
  Katmandu: 'Kathmandu',
  Rangoon: 'Yangon',
  Saigon: 'Ho Chi Minh City',
  Ho_Chi_Minh: 'Ho Chi Minh City',
  Thimbu: 'Thimphu',
  Kiev: 'Kyiv',
  Godthab: 'Nuuk',
  Faeroe: 'Faroe',
  Ashkhabad: 'Ashgabat',
  Ujung_Pandang: 'Makassar',
  Asmera: 'Asmara',
  Truk: 'Chuuk',
  Ponape: 'Pohnpei',
};

/** The place a zone is named after: "Kolkata", "New York". A zone without one goes by its own name, or as "UTC+5". */
export function placeOf(zone: Zone): string {
  const name = zone.slice(zone.lastIndexOf('/') + 1);
  const offset = /^GMT([+-])(\d+)$/.exec(name);
  // The sign of these names is that of the way from there to Greenwich.
  if (offset) return `UTC${offset[1] === '-' ? '+' : '−'}${offset[2]}`;
  return nowCalled[name] ?? name.replaceAll('_', ' ');
}
