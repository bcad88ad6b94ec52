import type { PersonId } from './domain/ids.ts';
import type { LogContent, LogMark, MeetingLog, OpenedEntry } from './domain/log.ts';
import { readBytes } from './domain/log-bytes.ts';
import { type Facts, partyOf, personIn } from './facts.ts';
import { only } from './field-classes.ts';
import type { EntrySeen, NameSeen, PartySeen } from './seen.ts';
import type { WallDate } from './time.ts';

/** Parts that views are made of. Whether somebody gets to see one, access.ts decides. */
export const ours = only('pair', 'coordinator');
export const outside = only('coordinator');

export function partySeen(facts: Facts, who: PersonId): PartySeen {
  const { role, invitation } = ours('party', partyOf(facts, who)!);
  const { name, zone } = ours('person', personIn(facts, who));
  return { person: who, name, zone, role, invitation };
}

export function othersSeen(facts: Facts, who: PersonId): PartySeen[] {
  return facts.parties.filter((one) => one.person !== who).map((one) => partySeen(facts, one.person));
}

export function namesIn(facts: Pick<Facts, 'parties' | 'people'>): NameSeen[] {
  return facts.parties.map((one) => outside('party', one)).map(({ person, role }) => ({ person, name: nameIn(facts, person), role }));
}

export function nameIn({ people }: Pick<Facts, 'people'>, id: PersonId): string {
  const found = people.find((one) => one.id === id);
  return found ? outside('person', found).name : '';
}

export const marksOf = ({ logMarks }: Facts, log: MeetingLog) =>
  logMarks.filter((one) => one.log === log.id).map((one) => ours('logMark', one));

export function entrySeen(entry: OpenedEntry, marks: readonly LogMark[]): EntrySeen {
  const own = marks.filter((one) => one.entry === entry.id);
  return {
    entry: entry.id,
    by: entry.by,
    at: entry.at,
    content: asKnown(readBytes(entry.bytes), entry.formerly),
    names: own.filter((one) => one.kind === 'signed').map(({ person, at }) => ({ person, at })),
    remarks: remarksIn(own),
  };
}

/** What was signed stays as it is; who it names is said as the pair know them. */
function asKnown(content: LogContent, formerly: OpenedEntry['formerly']): LogContent {
  if (content.kind !== 'record' || !formerly || formerly.size === 0) return content;
  const known = <T extends { person: PersonId }>(one: T): T => ({ ...one, person: formerly.get(one.person) ?? one.person });
  return { ...content, before: content.before.map(known), actions: content.actions.map(known) };
}

export function remarksIn(marks: readonly LogMark[]): EntrySeen['remarks'] {
  return marks.flatMap(({ kind, person, text, at }) =>
    kind === 'correction' || kind === 'comment' || kind === 'differently' ? { kind, person, text: text ?? '', at } : [],
  );
}

export const dayOf = (at: string) => at.slice(0, 10) as WallDate;
