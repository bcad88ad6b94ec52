import { isNear } from '../../../shared/domain/around.ts';
import type { MeetingSeen } from '../../../shared/seen.ts';
import type { Telling } from '../telling.ts';

/** The way into a call, and whose it is, while it is near. */
export function Join({ telling: { say, now }, meeting }: { telling: Telling; meeting: MeetingSeen }) {
  const { joinLink } = meeting;
  if (!joinLink || !isNear(meeting, now)) return null;
  return (
    <a href={joinLink} target="_blank" rel="noreferrer">
      {say.join({ host: new URL(joinLink).host })}
    </a>
  );
}
