import type { Change, Noun, Nouns } from './decision.ts';
import type { Facts } from './facts.ts';

const keys: { [N in Noun]?: (row: Nouns[N]) => string } = {
  person: (row) => row.id,
  pause: (row) => row.id,
  coordinator: (row) => row.person,
  party: (row) => row.person,
  meeting: (row) => row.id,
  series: (row) => row.id,
  attendance: (row) => `${row.meeting}/${row.person}`,
  agendaPoint: (row) => row.id,
  runningLate: (row) => `${row.meeting}/${row.person}`,
  goal: (row) => row.id,
  action: (row) => row.id,
  talkShared: (row) => row.talk,
  meetingLog: (row) => row.id,
  logMark: (row) => row.id,
  contact: (row) => row.id,
};

const homes = {
  person: 'people',
  pause: 'pauses',
  coordinator: 'coordinators',
  party: 'parties',
  meeting: 'meetings',
  series: 'series',
  attendance: 'attendance',
  agendaPoint: 'agenda',
  runningLate: 'late',
  goal: 'goals',
  action: 'actions',
  talkShared: 'talksShared',
  meetingLog: 'logs',
  logMark: 'logMarks',
  contact: 'contacts',
} as const satisfies Partial<Record<Noun, keyof Facts>>;

/** The facts as they are once the changes are made. Changes must concern this mentorship, its people or its programme. */
export function apply(facts: Facts, changes: readonly Change[]): Facts {
  const next: Facts = { ...facts };
  for (const change of changes) {
    const noun = 'put' in change ? change.put : change.drop;
    if (noun === 'undo' || noun === 'planChange' || noun === 'logDraft' || noun === 'logEntry') continue;
    if (noun === 'programme') next.programme = change.row as Nouns['programme'];
    else if (noun === 'mentorship') next.mentorship = change.row as Nouns['mentorship'];
    else {
      const home = homes[noun];
      const keyOf = keys[noun] as (row: unknown) => string;
      const key = keyOf(change.row);
      const all = next[home] as unknown[];
      const at = all.findIndex((row) => keyOf(row) === key);
      const others = at < 0 ? all : all.toSpliced(at, 1);
      const list = 'drop' in change ? others : at < 0 ? [...others, change.row] : all.with(at, change.row);
      Object.assign(next, { [home]: noun === 'meeting' ? sortByStart(list as Nouns['meeting'][]) : list });
    }
  }
  return next;
}

function sortByStart(meetings: Nouns['meeting'][]): Nouns['meeting'][] {
  return meetings.toSorted((a, b) => (a.start === b.start ? (a.id < b.id ? -1 : 1) : a.start < b.start ? -1 : 1));
}
