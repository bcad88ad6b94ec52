import type { LogId } from '../../../shared/domain/ids.ts';
import type { MeetingLog } from '../../../shared/domain/log.ts';
import type { Facts } from '../../../shared/facts.ts';
import { mentorshipOfLog, wholeLog, withWholeLog } from '../../store/logs.ts';
import type { Context } from '../feature.ts';

/** A log with the facts of its pair, locked, so that whoever closes it meanwhile comes before or after; null for one that is not there. */
export async function logWithFacts({ tx, seal, facts }: Context, id: LogId): Promise<{ pair: Facts; log: MeetingLog } | null> {
  const mentorship = await mentorshipOfLog(tx, id);
  const known = mentorship && (await facts(mentorship));
  if (!known) return null;
  const pair = known.logs.some((one) => one.id === id) ? known : withWholeLog(known, await wholeLog(tx, seal, id));
  const log = pair.logs.find((one) => one.id === id);
  return log ? { pair, log } : null;
}
