import type { PersonId } from '../domain/ids.ts';
import { endOf, type Meeting } from '../domain/meeting.ts';
import { type Facts, partnersOf, personIn } from '../facts.ts';
import { earliest, type Instant, latest, plus } from '../time.ts';
import { momentForAct } from './moments.ts';
import { firstName } from './names.ts';
import { type Nudge, type NudgeKind, nudge } from './nudge.ts';
import { type Together, together } from './together.ts';

/** News of an ending is still news after the start that it concerned. */
const NEWS_DAYS = 2;

/** What one of a pair did about a meeting, told to the other; nobody is told of their own acts. */
export function acts(facts: Facts): Nudge[] {
  return [
    ...together(facts, 'series-proposal').flatMap((group) =>
      tell(facts, 'series-proposal', group, group.meetings[0].proposedBy, lastStart(group), { count: group.meetings.length }),
    ),
    ...together(facts, 'proposal').flatMap((group) => tell(facts, 'proposal', group, group.meetings[0].proposedBy, lastStart(group))),
    ...together(facts, 'moved').flatMap((group) => tell(facts, 'moved', group, group.meetings[0].proposedBy, lastStart(group))),
    ...together(facts, 'confirmed').flatMap((group) =>
      partnersOf(facts, group.meetings[0].proposedBy).flatMap((partner) => tell(facts, 'confirmed', group, partner.id, lastStart(group))),
    ),
    ...together(facts, 'restored').flatMap((group) => tell(facts, 'restored', group, group.meetings[0].restored!.by, lastStart(group))),
    ...endings(facts, 'declined'),
    ...endings(facts, 'cancelled'),
    ...accountsThatDiffer(facts),
  ];
}

function endings(facts: Facts, kind: 'declined' | 'cancelled'): Nudge[] {
  return together(facts, kind)
    .filter((group) => !takenBackUnread(facts, group))
    .flatMap((group) =>
      tell(facts, kind, group, group.meetings[0].ending!.by, latest(lastStart(group), plus(group.at, { days: NEWS_DAYS }))),
    );
}

/** A proposal taken back before its reader was awake to read it: saying that it is off would only puzzle. */
function takenBackUnread(facts: Facts, { meetings: [first], at }: Together): boolean {
  const { ending, proposedBy, proposedAt, confirmedAt, movedFrom, start } = first;
  if (ending?.kind !== 'cancelled' || ending.by !== proposedBy || confirmedAt !== null || movedFrom !== null) return false;
  return partnersOf(facts, proposedBy).every((partner) => momentForAct(partner, proposedAt, first, start).due > at);
}

function tell(
  facts: Facts,
  kind: NudgeKind,
  { key, at, meetings }: Together,
  actor: PersonId,
  expires: Instant,
  values: Nudge['because'] = {},
): Nudge[] {
  return partnersOf(facts, actor).map((reader) =>
    nudge({
      key: `${key}/${reader.id}`,
      kind,
      to: reader.id,
      mentorship: facts.mentorship.id,
      meeting: meetings[0].id,
      ...momentForAct(reader, at, soonest(meetings), expires),
      expires,
      because: { name: firstName(personIn(facts, actor)), ...values },
    }),
  );
}

/** Both are told that their answers differ, and neither is told whose is whose beyond their own. It goes to nobody else. */
function accountsThatDiffer(facts: Facts): Nudge[] {
  return facts.meetings.flatMap((meeting) => {
    const answers = facts.attendance.filter((one) => one.meeting === meeting.id);
    if (meeting.status !== 'confirmed' || !answers.some((one) => one.met) || answers.every((one) => one.met)) return [];
    const at = latest(endOf(meeting), ...answers.map((one) => one.at));
    const expires = plus(at, { days: 14 });
    return facts.parties.map(({ person }) =>
      nudge({
        key: `${meeting.id}/s${meeting.scheduleRevision}/accounts-differ/${person}`,
        kind: 'accounts-differ',
        to: person,
        mentorship: facts.mentorship.id,
        meeting: meeting.id,
        ...momentForAct(personIn(facts, person), at, null, expires),
        expires,
        because: { name: firstName(partnersOf(facts, person)[0]) },
      }),
    );
  });
}

function lastStart({ meetings }: Together): Instant {
  return latest(meetings[0].start, ...meetings.slice(1).map((one) => one.start));
}

/** Of several meetings the first decides whether the news can wait. */
function soonest(meetings: readonly Meeting[]): Meeting {
  const start = earliest(meetings[0]!.start, ...meetings.map((one) => one.start));
  return meetings.find((one) => one.start === start)!;
}
