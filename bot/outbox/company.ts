import { mergeable, type Nudge, stillOwed } from '../../shared/nudges.ts';
import type { Instant } from '../../shared/time.ts';
import type { AtHand } from './at-hand.ts';
import { claimEarly } from './claim.ts';
import type { Desk } from './parts.ts';
import type { Recipient } from './recipients.ts';
import type { Row } from './row.ts';

export type Owed = { row: Row; nudge: Nudge };

/** What falls due within minutes and may share a message with something that goes now, so that its reader hears once instead of twice. */
export async function company(desk: Desk, hand: AtHand, { person }: Recipient, owed: readonly Owed[], now: Instant): Promise<Owed[]> {
  const soon = new Map((hand.soon.get(person.id) ?? []).flatMap((row) => ownNudge(hand, row)));
  if (soon.size === 0 || owed.length === 0) return [];
  const going = owed.map(({ row, nudge }) => ({ ...nudge, key: row.key, due: now }));
  const groups = mergeable([...going, ...[...soon.values()].map(({ nudge }) => nudge)], person).filter(({ at }) => at <= now);
  const joining = groups.flatMap(({ nudges }) => nudges.flatMap(({ key }) => soon.get(key) ?? []));
  if (joining.length === 0) return [];
  const { claim } = owed[0]!.row;
  const ids = joining.map(({ row }) => row.id);
  const claimed = await claimEarly(desk.store, ids, { now, claim: claim!, leaseMs: desk.limits.leaseMs });
  return claimed.map((row) => ({ row, nudge: soon.get(row.key)!.nudge }));
}

function ownNudge(hand: AtHand, row: Row): [string, Owed][] {
  const still = stillOwed(row, row.mentorship ? hand.plan(row.mentorship, row.kind) : []);
  // One that the dispatcher moved on has a later moment than the plan's, for a reason.
  return still.is === 'owed' && still.nudge.due === row.due ? [[row.key, { row, nudge: still.nudge }]] : [];
}
