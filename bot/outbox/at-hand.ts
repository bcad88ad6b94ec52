import type { MentorshipId, PersonId } from '../../shared/domain/ids.ts';
import type { Facts } from '../../shared/facts.ts';
import { type Nudge, type NudgeKind, noticeKey, plannedOf } from '../../shared/nudges.ts';
import type { Instant } from '../../shared/time.ts';
import { loadFacts } from '../store/facts.ts';
import type { Db } from '../store/tables.ts';
import { among } from './among.ts';
import { loadAccounts, loadPeople, type Recipient, recipientOf } from './recipients.ts';
import type { Row } from './row.ts';

/** What a batch of rows is judged and drawn from, loaded for all of them at once. */
export type AtHand = {
  facts: ReadonlyMap<MentorshipId, Facts>;
  recipients: ReadonlyMap<PersonId, Recipient>;
  /** How each notice that a reminder follows on fared, by its key. */
  notices: ReadonlyMap<string, { state: string; why: string | null }>;
  /** What is owed of a kind about a mentorship, planned afresh. */
  plan(mentorship: MentorshipId, kind: NudgeKind): readonly Nudge[];
  /** By `performance.now()`. */
  loadedAt: number;
};

type About = Pick<Row, 'kind' | 'person' | 'mentorship' | 'meeting'>;

export async function loadAtHand(db: Db, rows: readonly About[], now: Instant): Promise<AtHand> {
  const loadedAt = performance.now();
  const ids = [...new Set(rows.flatMap((row) => (row.person ? [row.person] : [])))];
  const [facts, accounts] = await Promise.all([
    loadFacts(db, [...new Set(rows.flatMap((row) => row.mentorship ?? []))], now),
    loadAccounts(db, ids),
  ]);
  const parties = new Map([...facts.values()].flatMap((of) => of.people.map((person) => [person.id, person] as const)));
  // Coordinators, and whoever reads of no mentorship.
  const others = loadPeople(
    db,
    ids.filter((id) => !parties.has(id)),
  );
  const [notices, more] = await Promise.all([loadNotices(db, rows, facts), others]);
  const people = [...ids.flatMap((id) => parties.get(id) ?? []), ...more];
  const recipients = new Map(people.map((person) => [person.id, recipientOf(person, accounts.get(person.id) ?? [])]));
  const plans = new Map<string, readonly Nudge[]>();
  const plan: AtHand['plan'] = (id, kind) => {
    const key = `${id}/${kind}`;
    const of = facts.get(id);
    const made = plans.get(key) ?? (of ? plannedOf(of, kind) : []);
    plans.set(key, made);
    return made;
  };
  return { facts, recipients, notices, plan, loadedAt };
}

async function loadNotices(db: Db, rows: readonly About[], facts: AtHand['facts']): Promise<AtHand['notices']> {
  const keys = rows.flatMap((row) => (row.kind === 'reminder' ? (noticeKeyOf(facts, row) ?? []) : []));
  if (keys.length === 0) return new Map();
  const found = await db
    .selectFrom('notification')
    .select(['key', 'state', 'why'])
    .where(among(db, 'key', keys))
    .execute();
  return new Map(found.map((one) => [one.key, one]));
}

/** The key of the notice for the time that a reminder is about. */
export function noticeKeyOf(facts: AtHand['facts'], { mentorship, meeting, person }: About): string | null {
  const found = mentorship && facts.get(mentorship)?.meetings.find((one) => one.id === meeting);
  return found ? noticeKey(found, person) : null;
}
