import { type Instant, minus } from '../time.ts';
import type { PersonId } from './ids.ts';
import { isSo, type Standstill, seenAt, standstillsOf } from './standstill.ts';
import type { Watched } from './watched.ts';

const NOTICE_DAYS = 7;

/** The message by which somebody is told that coordinators will be able to see it. */
export const toldKey = ({ key }: Standstill, person: PersonId): string => `${key}/${person}`;

/** Told later than that, somebody would have less than the week they are promised. */
export function tellBy(pair: Watched, one: Standstill): Instant {
  return minus(seenAt(pair, one), { days: NOTICE_DAYS });
}

/** What has to be known of the outbox to know what coordinators can see of a pair. */
export function toldKeys(pair: Watched, now: Instant): string[] {
  return standstillsOf(pair)
    .filter((one) => isSo(one, now) && now >= seenAt(pair, one))
    .flatMap((one) => pair.parties.map(({ person }) => toldKey(one, person)));
}

/**
 * What coordinators can see of a pair at this moment: what is still so, and what both were told at least a week before. `told` is when
 * each message arrived, by its key; whoever was never told, since they asked for fewer messages or could not be reached, is not shown.
 */
export function standstillsSeen(pair: Watched, told: ReadonlyMap<string, Instant>, now: Instant): Standstill[] {
  return standstillsOf(pair).filter((one) => {
    const wasTold = ({ person }: Watched['parties'][number]) => {
      const at = told.get(toldKey(one, person));
      return at !== undefined && at <= tellBy(pair, one);
    };
    return isSo(one, now) && now >= seenAt(pair, one) && pair.parties.every(wasTold);
  });
}
