import { announcementsTo } from '../domain/log-readers.ts';
import { type Facts, personIn } from '../facts.ts';
import { latest, plus } from '../time.ts';
import { momentForAct } from './moments.ts';
import { type Nudge, nudge } from './nudge.ts';

/** Later than that, whoever was away finds it in what is recorded about them. */
const NEWS_DAYS = 14;

/** Whether coordinators may read logs was decided anew: everybody hears of it beforehand. */
export function readersAnnounced(facts: Facts): Nudge[] {
  const { mentorship, programme } = facts;
  const { readersDecidedAt } = programme.policy;
  if (readersDecidedAt === null || mentorship.since === null) return [];
  const at = latest(readersDecidedAt, mentorship.since);
  const expires = plus(at, { days: NEWS_DAYS });
  return announcementsTo(facts).map(({ person, key }) =>
    nudge({
      key,
      kind: 'readers-announced',
      to: person,
      mentorship: mentorship.id,
      meeting: null,
      ...momentForAct(personIn(facts, person), at, null, expires),
      expires,
      because: { programme: programme.name },
    }),
  );
}

/** A coordinator has read a log: told to the two whose it is, once for each coordinator and log. */
export function logsRead(facts: Facts): Nudge[] {
  const { mentorship, parties, coordinators, logs, logMarks } = facts;
  return logs.flatMap((log) => {
    const readings = logMarks.filter((one) => one.log === log.id && one.kind === 'read');
    const first = readings.filter((one, index) => readings.findIndex(({ person }) => person === one.person) === index);
    return first.flatMap(({ person: reader, at }) => {
      const expires = plus(at, { days: NEWS_DAYS });
      return parties.map(({ person }) =>
        nudge({
          key: `${log.id}/read/${reader}/${person}`,
          kind: 'log-read',
          to: person,
          mentorship: mentorship.id,
          meeting: log.meeting,
          ...momentForAct(personIn(facts, person), at, null, expires),
          expires,
          because: { log: log.id, name: coordinators.find((one) => one.person === reader)?.name ?? '' },
        }),
      );
    });
  });
}
