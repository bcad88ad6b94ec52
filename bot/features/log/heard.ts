import { announcementsTo, type Heard } from '../../../shared/domain/log-readers.ts';
import type { Facts } from '../../../shared/facts.ts';
import type { Db } from '../../store/tables.ts';
import { toldAt } from '../../store/told.ts';

/** When each of a pair really heard that coordinators may read. */
export const announcementsHeard = (tx: Db, facts: Facts): Promise<Heard> =>
  toldAt(
    tx,
    announcementsTo(facts).map(({ key }) => key),
  );
