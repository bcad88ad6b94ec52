import { LATE_FROM_MINUTES } from '../../../shared/domain/around.ts';
import { hasEnded } from '../../../shared/domain/meeting.ts';
import type { MeetingSeen } from '../../../shared/seen.ts';
import { minus } from '../../../shared/time.ts';
import type { Telling } from '../telling.ts';

/** The way into a call, and whose it is, while it is near: from when on somebody may say in chat that they are late. */
export function Join({ telling: { say, now }, meeting }: { telling: Telling; meeting: MeetingSeen }) {
  const { joinLink, start, status } = meeting;
  const isNear = status === 'confirmed' && now >= minus(start, { minutes: LATE_FROM_MINUTES }) && !hasEnded(meeting, now);
  if (!joinLink || !isNear) return null;
  return (
    <a href={joinLink} target="_blank" rel="noreferrer">
      {say.join({ host: new URL(joinLink).host })}
    </a>
  );
}
