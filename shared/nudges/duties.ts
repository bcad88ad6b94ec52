import { settlesAt } from '../domain/attendance.ts';
import type { MeetingId } from '../domain/ids.ts';
import type { Facts } from '../facts.ts';
import type { Instant } from '../time.ts';

/** Work of our own at a time: nobody is told. The key names the instant, so that a changed answer makes a new duty. */
export type Duty = { key: string; kind: 'settle'; meeting: MeetingId; due: Instant };

/** After three days of somebody's silence the other's answer settles whether a meeting was held. */
export function duties(facts: Facts): Duty[] {
  return facts.meetings.flatMap((meeting) => {
    if (meeting.status !== 'confirmed') return [];
    const due = settlesAt(meeting, facts.attendance);
    return due === null ? [] : { key: `${meeting.id}/settle/${due}`, kind: 'settle', meeting: meeting.id, due };
  });
}
