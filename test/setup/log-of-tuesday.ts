import type { LogFields } from '../../shared/domain/log.ts';
import type { Meeting } from '../../shared/domain/meeting.ts';
import type { Facts } from '../../shared/facts.ts';
import type { Instant } from '../../shared/time.ts';
import { aMeeting, aPair, at, maya } from './facts.ts';
import { writing } from './logs.ts';

/** Kofi and Maya met on Tuesday 3 November 2026, until three. */
export const metAt = at('2026-11-03T15:00');
/** Minutes after four of that day, when they write of it. */
export const later = (minutes: number): Instant => at(`2026-11-03T16:${String(minutes).padStart(2, '0')}`);
export const onTuesday = (more: Partial<Meeting> = {}): Meeting => aMeeting({ ...more, at: '2026-11-03T14:00' });

/** Maya has written what they talked about; nobody has signed. */
export function drafted(fields: Partial<LogFields> = {}, facts: Facts = aPair({ meetings: [onTuesday()] })) {
  const log = writing(facts);
  log.begins(maya, metAt);
  log.opens('f1');
  log.types(maya, 'f1', { topics: 'The rota', ...fields }, later(0));
  return log;
}

/** And has put her name to it. */
export function filed(fields: Partial<LogFields> = {}, facts?: Facts) {
  const log = drafted(fields, facts);
  const refused = log.files(maya, later(10));
  if (refused) throw new Error(`refused: ${refused}`);
  return log;
}
