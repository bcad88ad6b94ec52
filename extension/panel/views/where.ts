import { endOf } from '../../../shared/domain/meeting.ts';
import type { MeetingSeen } from '../../../shared/seen.ts';
import type { Instant } from '../../../shared/time.ts';
import { sayTime } from '../../../shared/words/dates.ts';
import type { Telling } from '../telling.ts';

/** Where in a meeting a pair is, or between meetings who of the two the reader is. */
export function sayWhere(
  { say, now, zone, language, pair }: Pick<Telling, 'say' | 'now' | 'zone' | 'language' | 'pair'>,
  here: MeetingSeen | null,
) {
  if (!here) return pair.me.role === 'mentor' ? say.youMentor() : say.youMentee();
  const end = endOf(here);
  const time = (at: Instant) => ({ time: sayTime(at, zone, language) });
  return here.start > now ? say.soon(time(here.start)) : end > now ? say.nowUntil(time(end)) : say.justEnded(time(end));
}
