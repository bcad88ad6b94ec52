import type { LogId } from '../../../shared/domain/ids.ts';
import type { MeetingLog } from '../../../shared/domain/log.ts';
import type { Facts } from '../../../shared/facts.ts';
import { mentorshipOfLog } from '../../store/logs.ts';
import type { Context } from '../feature.ts';

/** A log with the facts of its pair, locked, so that whoever closes it meanwhile comes before or after; null for one that is not there. */
export async function logWithFacts({ tx, facts }: Context, id: LogId): Promise<{ pair: Facts; log: MeetingLog } | null> {
  const mentorship = await mentorshipOfLog(tx, id);
  const pair = mentorship && (await facts(mentorship));
  if (!pair) return null;
  const log = pair.logs.find((one) => one.id === id);
  return log ? { pair, log } : null;
}
