import type { PersonId } from '../domain/ids.ts';
import { endOf, type Meeting } from '../domain/meeting.ts';
import type { Person } from '../domain/person.ts';
import { isWaking, nextWaking } from '../domain/rhythm.ts';
import { type Facts, partnersOf, personIn } from '../facts.ts';
import { type Instant, latest, minus, minutesBetween, plus } from '../time.ts';
import { beforeSleep, orBeforeSleep } from './moments.ts';
import { firstName } from './names.ts';
import { type Nudge, nudge } from './nudge.ts';

/** What a confirmed meeting says by its own clock: notice, reminder, did you meet, and that actions will not be ready. */
type Sleeper = Pick<Person, 'zone' | 'rhythm'>;

const NOTICE_LEAD_HOURS = 2;
const REMINDER_MINUTES = 60;
const LEAST_REMINDER_MINUTES = 15;
const ASKED_DAYS = 14;

export function meetingClock(facts: Facts): Nudge[] {
  return facts.meetings
    .filter((meeting) => meeting.status === 'confirmed')
    .flatMap((meeting) => [
      ...facts.parties.flatMap(({ person }) => forOne(facts, meeting, personIn(facts, person))),
      ...runningLate(facts, meeting),
      ...notReady(facts, meeting),
    ]);
}

export function noticeKey(meeting: Pick<Meeting, 'id' | 'scheduleRevision'>, person: PersonId): string {
  return `${meeting.id}/s${meeting.scheduleRevision}/notice/${person}`;
}

/**
 * What a confirmation says about giving notice: `carried` the sentence itself, because no message will follow; `coming` that one
 * will; `past` that the mark is behind already. `noticeHours` is the programme's.
 */
export function noticeSentence(meeting: Meeting, person: Sleeper, noticeHours: number): 'carried' | 'coming' | 'past' {
  const { mark, due } = noticeOf(meeting, person, noticeHours);
  const booked = bookedAt(meeting);
  return mark <= booked ? 'past' : due === null || due <= booked ? 'carried' : 'coming';
}

/** How the reminder is worded, by what became of the notice's row: `notice-missed` when it should have gone and did not, by itself or with another. */
export function reminderTone(
  notice: { state: string; why?: string | null } | undefined,
  sentence: 'carried' | 'coming' | 'past',
): 'usual' | 'notice-missed' {
  const isSaid = notice?.state === 'sent' || notice?.why === 'merged';
  return sentence === 'coming' && !isSaid ? 'notice-missed' : 'usual';
}

/** When the present schedule was last agreed, or said to stand after all. */
function bookedAt({ confirmedAt, proposedAt, restored }: Meeting): Instant {
  return latest(confirmedAt ?? proposedAt, restored?.at ?? proposedAt);
}

/** The mark is elapsed hours before the start, whatever the clocks do in between. */
function noticeOf(meeting: Meeting, person: Sleeper, noticeHours: number): { mark: Instant; wished: Instant; due: Instant | null } {
  const mark = minus(meeting.start, { hours: noticeHours });
  const wished = minus(mark, { hours: NOTICE_LEAD_HOURS });
  return { mark, wished, due: orBeforeSleep(person, wished) };
}

function forOne(facts: Facts, meeting: Meeting, person: Person): Nudge[] {
  const name = firstName(partnersOf(facts, person.id)[0]);
  const base = { to: person.id, mentorship: facts.mentorship.id, meeting: meeting.id, class: 'unprompted' } as const;
  const revision = `${meeting.id}/s${meeting.scheduleRevision}`;
  const hours = facts.programme.policy.noticeHours;
  const { mark, wished, due } = noticeOf(meeting, person, hours);
  const reminder = reminderOf(meeting, person);
  const end = endOf(meeting);
  const nudges = [
    nudge({
      ...base,
      key: noticeKey(meeting, person.id),
      kind: 'notice',
      due: due ?? wished,
      expires: mark,
      because: { name, hours },
      withheld: due === null ? 'no-quiet-moment' : due <= bookedAt(meeting) ? 'carried-by-confirmation' : null,
    }),
    nudge({
      ...base,
      key: `${revision}/reminder/${person.id}`,
      kind: 'reminder',
      due: reminder.due,
      atOnce: reminder.atOnce,
      expires: meeting.start,
      because: { name },
      withheld: reminder.due <= bookedAt(meeting) ? 'carried-by-confirmation' : null,
    }),
  ];
  const hasAnswered = facts.attendance.some((one) => one.meeting === meeting.id && one.person === person.id);
  if (!hasAnswered)
    nudges.push(
      nudge({
        ...base,
        key: `${revision}/did-you-meet/${person.id}`,
        kind: 'did-you-meet',
        due: nextWaking(person, end),
        expires: plus(end, { days: ASKED_DAYS }),
        because: { name },
      }),
    );
  return nudges;
}

/** An hour before. Whoever agreed to meet in their quiet hours accepted that hour; whoever wakes too late for it hears the evening before. */
function reminderOf(meeting: Meeting, person: Sleeper): { due: Instant; atOnce: boolean } {
  const wished = minus(meeting.start, { minutes: REMINDER_MINUTES });
  if (isWaking(person, wished)) return { due: wished, atOnce: false };
  if (!isWaking(person, meeting.start)) return { due: wished, atOnce: true };
  const waking = nextWaking(person, wished);
  if (minutesBetween(waking, meeting.start) >= LEAST_REMINDER_MINUTES) return { due: waking, atOnce: false };
  return { due: beforeSleep(person, wished) ?? waking, atOnce: false };
}

/** Somebody waits: at once, whatever the hour. What was said before this time was agreed is about another time. */
function runningLate(facts: Facts, meeting: Meeting): Nudge[] {
  return facts.late
    .filter((late) => late.meeting === meeting.id && late.at >= bookedAt(meeting) && late.at < endOf(meeting))
    .flatMap((late) =>
      partnersOf(facts, late.person).map((reader) =>
        nudge({
          key: `${meeting.id}/s${meeting.scheduleRevision}/late/${reader.id}/${late.at}`,
          kind: 'late',
          to: reader.id,
          mentorship: facts.mentorship.id,
          meeting: meeting.id,
          due: late.at,
          atOnce: true,
          expires: endOf(meeting),
          because: { name: firstName(personIn(facts, late.person)), minutes: late.minutes },
        }),
      ),
    );
}

/** The reminder says it; once that has gone, it is told by itself: when the partner is awake, at the latest an hour before. */
function notReady(facts: Facts, meeting: Meeting): Nudge[] {
  return facts.agenda
    .filter((point) => point.meeting === meeting.id && point.kind === 'actions-not-ready' && point.at < meeting.start)
    .flatMap((point) =>
      partnersOf(facts, point.person).flatMap((reader) => {
        if (point.at < latest(reminderOf(meeting, reader).due, bookedAt(meeting))) return [];
        const waking = nextWaking(reader, point.at);
        const hourBefore = latest(point.at, minus(meeting.start, { minutes: REMINDER_MINUTES }));
        return nudge({
          key: `${meeting.id}/s${meeting.scheduleRevision}/not-ready/${reader.id}/${point.person}`,
          kind: 'not-ready',
          to: reader.id,
          mentorship: facts.mentorship.id,
          meeting: meeting.id,
          ...(waking < meeting.start ? { due: waking, atOnce: false } : { due: hourBefore, atOnce: true }),
          expires: meeting.start,
          because: { name: firstName(personIn(facts, point.person)) },
        });
      }),
    );
}
