import type { Action } from '../../../shared/domain/action.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { Fact, Part, Row } from '../../../shared/page.ts';
import { dateAt, instantAt, type WallDate } from '../../../shared/time.ts';
import { sayDate, sayForBoth, sayLength } from '../../../shared/words/dates.ts';
import { methodName } from '../method.ts';
import { partnerZone } from '../partner.ts';
import { type LogTelling, type Recorded, whoseOf } from './telling.ts';

export function factsOf({ reader }: LogTelling, { minutes, method, place }: Recorded): Fact[] {
  const { words, person } = reader;
  return [
    { label: words.meeting.length(), value: sayLength(minutes, person.language) },
    { label: words.meeting.method(), value: methodName(method, words) },
    ...(place === '' ? [] : [{ label: words.meeting.place(), value: place }]),
  ];
}

/** What a record says, in the order it is asked for; what was left empty is not shown. */
export function partsOf(telling: LogTelling, record: Recorded): Part[] {
  const { log } = telling.reader.words;
  const written = (heading: string, text: string): Part[] => (text === '' ? [] : [{ heading, text: [text] }]);
  const listed = (heading: string, rows: Row[]): Part[] => (rows.length === 0 ? [] : [{ heading, rows }]);
  return [
    ...listed(
      log.before(),
      record.before.map((one) => rowOf(telling, one, one.done ? 'done' : 'open')),
    ),
    ...written(log.went(), record.went),
    ...written(log.topics(), record.topics),
    ...written(log.hard(), record.hard),
    ...written(log.helped(), record.helped),
    ...written(log.left(), record.left),
    ...written(log.steps(), record.steps),
    ...listed(
      log.agreed(),
      record.actions.map((one) => rowOf(telling, one, statusNow(telling, one.id))),
    ),
    ...written(log.nextTopic(), record.nextTopic),
    ...written(log.next(), sayNext(telling, record)),
  ];
}

/** What has become of an action in the plan since. One that was done or dropped long ago is a fact no more. */
function statusNow({ pair }: LogTelling, id: Action['id']): Action['status'] | 'other' {
  return pair.actions.find((one) => one.id === id)?.status ?? 'other';
}

type Agreed = { text: string; person: PersonId; byWhen: WallDate };

function rowOf(telling: LogTelling, { text, person, byWhen }: Agreed, state: Action['status'] | 'other'): Row {
  const { reader, now } = telling;
  const day = sayDate(byWhen, reader.person.language, dateAt(now, reader.person.zone));
  const detail = reader.words.log.actionHint({ ...whoseOf(telling, person), day, state });
  return state === 'done' || state === 'open' ? { text, detail, done: state === 'done' } : { text, detail };
}

/** By both clocks, where they differ. */
function sayNext({ reader, pair, now }: LogTelling, { next }: Recorded): string {
  return next === null ? '' : sayForBoth(instantAt(next.at, next.zone), reader.person, partnerZone(pair), now);
}
