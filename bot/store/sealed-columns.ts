import type { Selectable } from 'kysely';
import type { Tables } from './tables.ts';

/** Where each sealed text lies: what it is bound to, so that it opens nowhere else. */
export const whereSealed = {
  installation: (row: Pick<Selectable<Tables['installation']>, 'platform' | 'enterprise' | 'tenant'>): string =>
    `installation/${JSON.stringify([row.platform, row.enterprise, row.tenant])}/sealed`,
  feed: (row: Pick<Selectable<Tables['feed']>, 'person'>): string => `feed/${row.person}/sealed`,
  talk: (row: Pick<Selectable<Tables['talk']>, 'id'>): string => `talk/${row.id}/sealed`,
  /** A column of a noun's row; what presses were answered has a key for an id. */
  column: (
    table:
      | 'meeting'
      | 'agendaPoint'
      | 'undo'
      | 'goal'
      | 'action'
      | 'planChange'
      | 'logDraft'
      | 'logEntry'
      | 'logMark'
      | 'remembered'
      | 'teamsFile',
    id: string,
    column: string,
  ): string => `${table}/${id}/${column}`,
  check: (): string => 'meta/key/value',
};
