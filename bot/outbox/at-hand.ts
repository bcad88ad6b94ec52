import type { MentorshipId, PersonId, ProgrammeId } from '../../shared/domain/ids.ts';
import type { Facts } from '../../shared/facts.ts';
import { CLOSE_MINUTES, mayComeEarly, type Nudge, type NudgeKind, noticeKey, plannedOf } from '../../shared/nudges.ts';
import { type Instant, plus } from '../../shared/time.ts';
import { loadFacts } from '../store/facts.ts';
import { loadRun, type Run } from '../store/programmes.ts';
import type { Db } from '../store/tables.ts';
import { among } from './among.ts';
import { loadAccounts, loadPeople, type Recipient, recipientOf } from './recipients.ts';
import type { Row } from './row.ts';

/** What a batch of rows is judged and drawn from, loaded for all of them at once. */
export type AtHand = {
  facts: ReadonlyMap<MentorshipId, Facts>;
  /** Those that somebody who coordinates is told of. */
  programmes: ReadonlyMap<ProgrammeId, Run>;
  recipients: ReadonlyMap<PersonId, Recipient>;
  /** How each notice that a reminder follows on fared, by its key. */
  notices: ReadonlyMap<string, { state: string; why: string | null }>;
  /** What falls due within minutes and may come early, to share a message; by person. */
  soon: ReadonlyMap<PersonId, readonly Row[]>;
  /** What is owed of a kind about a mentorship, planned afresh. */
  plan(mentorship: MentorshipId, kind: NudgeKind): readonly Nudge[];
  /** By `performance.now()`. */
  loadedAt: number;
};

type About = Pick<Row, 'kind' | 'person' | 'mentorship' | 'programme' | 'meeting'>;

export async function loadAtHand(db: Db, rows: readonly About[], now: Instant): Promise<AtHand> {
  const loadedAt = performance.now();
  const ids = [...new Set(rows.flatMap((row) => (row.person ? [row.person] : [])))];
  const [known, accounts, soon] = await Promise.all([
    loadFacts(db, [...new Set(rows.flatMap((row) => row.mentorship ?? []))], now),
    loadAccounts(db, ids),
    loadSoon(db, ids, now),
  ]);
  const facts = await withFactsOf(db, known, soon, now);
  const parties = new Map([...facts.values()].flatMap((of) => of.people.map((person) => [person.id, person] as const)));
  // Coordinators, and whoever reads of no mentorship.
  const others = loadPeople(
    db,
    ids.filter((id) => !parties.has(id)),
  );
  const [notices, programmes, more] = await Promise.all([loadNotices(db, [...rows, ...soon], facts), loadProgrammes(db, rows), others]);
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
  return { facts, programmes, recipients, notices, soon: Map.groupBy(soon, (row) => row.person), plan, loadedAt };
}

async function loadSoon(db: Db, ids: readonly PersonId[], now: Instant): Promise<Row[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('notification')
    .selectAll()
    .where(among(db, 'person', ids))
    .where('state', '=', 'pending')
    .where('due', '>', now)
    .where('due', '<=', plus(now, { minutes: CLOSE_MINUTES }))
    .where('kind', 'in', mayComeEarly)
    .where('work', '=', 'say')
    .where('attempt', '=', 0)
    .execute();
  return rows as unknown as Row[];
}

/** Somebody's other mentorships are seldom needed. */
async function withFactsOf(db: Db, facts: AtHand['facts'], rows: readonly Row[], now: Instant): Promise<AtHand['facts']> {
  const missing = rows.flatMap(({ mentorship }) => (mentorship && !facts.has(mentorship) ? mentorship : []));
  return missing.length === 0 ? facts : new Map([...facts, ...(await loadFacts(db, [...new Set(missing)], now))]);
}

async function loadProgrammes(db: Db, rows: readonly About[]): Promise<AtHand['programmes']> {
  const ids = [...new Set(rows.flatMap(({ person, programme }) => (person && programme ? programme : [])))];
  const runs = await Promise.all(ids.map((id) => loadRun(db, id)));
  return new Map(runs.flatMap((run) => (run ? [[run.programme.id, run] as const] : [])));
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
