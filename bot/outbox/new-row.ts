import type { NewId } from '../../shared/domain/ids.ts';
import { plannerVersion } from '../../shared/nudges.ts';
import type { Instant } from '../../shared/time.ts';
import type { Tables } from '../store/tables.ts';

type Notification = Tables['notification'];
type Said = Pick<Notification, 'key' | 'work' | 'kind' | 'class' | 'person' | 'mentorship' | 'meeting' | 'due' | 'expires'>;

/** Never wrong to do: what keeps things true rather than tells somebody something. */
export const never = '9999-12-31T23:59:59.999Z' as Instant;

/** A row of the outbox that nobody has touched yet. */
export function newRow(said: Said & Partial<Notification>, now: Instant, newId: NewId): Notification {
  return {
    id: newId('ntf'),
    programme: null,
    shown: null,
    because: '{}',
    state: 'pending',
    why: null,
    attempt: 0,
    claim: null,
    leaseUntil: null,
    unclearSince: null,
    mark: newId('ntf'),
    reference: null,
    sentAt: null,
    planner: plannerVersion,
    createdAt: now,
    changedAt: now,
    ...said,
  };
}

/** Redraws a card, or a standing page, that somebody can still see. One row a card: asking again before it is done changes nothing, the latest facts win. */
export function redrawRow(
  shown: Pick<Tables['shown'], 'id' | 'kind' | 'person' | 'mentorship' | 'meeting'>,
  now: Instant,
  newId: NewId,
): Notification {
  const { id, kind, person, mentorship, meeting } = shown;
  const work = kind === 'home' ? 'home' : 'update';
  return newRow(
    { key: `update/${id}`, work, kind, class: 'update', person, mentorship, meeting, shown: id, due: now, expires: never },
    now,
    newId,
  );
}

/** What becomes of a redrawing that is there already, also of one that is just being done: whoever does it notices, and it is done again. */
export function redrawAgain(now: Instant): Partial<Notification> {
  return { state: 'pending', why: null, due: now, claim: null, leaseUntil: null, attempt: 0, changedAt: now };
}
