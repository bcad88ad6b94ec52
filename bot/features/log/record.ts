import type { Action } from '../../../shared/domain/action.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { AgreedAction } from '../../../shared/domain/log.ts';
import { dateAt, instantAt, type WallDate } from '../../../shared/time.ts';
import { sayDate, sayForBoth, sayLength } from '../../../shared/words/dates.ts';
import { type Block, factList, hint, type Item, list, say } from '../../chat/card.ts';
import { methodName } from '../method.ts';
import { partnerZone } from '../partner.ts';
import { type LogTelling, type Recorded, whoseOf } from './telling.ts';

/** What a record says, in the order it is asked for; what was left empty is not shown. */
export function recordBlocks(telling: LogTelling, record: Recorded): Block[] {
  const { words } = telling.reader;
  const { log } = words;
  return [
    factBlock(telling, record),
    ...beforeBlocks(telling, record),
    ...part(log.went(), record.went),
    ...part(log.topics(), record.topics),
    ...part(log.hard(), record.hard),
    ...part(log.helped(), record.helped),
    ...part(log.left(), record.left),
    ...part(log.steps(), record.steps),
    ...agreedBlocks(telling, record.actions),
    ...part(log.nextTopic(), record.nextTopic),
    ...part(log.next(), sayNext(telling, record)),
  ];
}

function part(label: string, text: string): Block[] {
  return text === '' ? [] : [hint(label), say(text)];
}

function factBlock({ reader }: LogTelling, { minutes, method, place }: Recorded): Block {
  const { words, person } = reader;
  return factList([
    { label: words.meeting.length(), value: sayLength(minutes, person.language) },
    { label: words.meeting.method(), value: methodName(method, words) },
    ...(place === '' ? [] : [{ label: words.meeting.place(), value: place }]),
  ]);
}

function beforeBlocks(telling: LogTelling, { before }: Recorded): Block[] {
  const { words } = telling.reader;
  const items = before.map(
    ({ text, person, byWhen, done }): Item => ({
      text,
      hint: words.log.actionHint({ ...byWhom(telling, person, byWhen), state: done ? 'done' : 'open' }),
    }),
  );
  return items.length === 0 ? [] : [list(items, { title: words.log.before() })];
}

/** As they were agreed, and what has become of each in the plan since. */
function agreedBlocks(telling: LogTelling, actions: readonly AgreedAction[]): Block[] {
  const { words } = telling.reader;
  const items = actions.map(({ id, text, person, byWhen }): Item => {
    const now = telling.pair.actions.find((one) => one.id === id);
    return { text, hint: words.log.actionHint({ ...byWhom(telling, person, byWhen), state: stateOf(now) }) };
  });
  return items.length === 0 ? [] : [list(items, { title: words.log.agreed() })];
}

/** One that was done or dropped long ago is a fact no more. */
const stateOf = (now: Action | undefined) => (now === undefined ? 'other' : now.status);

function byWhom(telling: LogTelling, person: PersonId, byWhen: WallDate) {
  const { person: reader } = telling.reader;
  return { ...whoseOf(telling, person), day: sayDate(byWhen, reader.language, dateAt(telling.now, reader.zone)) };
}

/** By both clocks, where they differ. */
function sayNext({ reader, pair, now }: LogTelling, { next }: Recorded): string {
  return next === null ? '' : sayForBoth(instantAt(next.at, next.zone), reader.person, partnerZone(pair), now);
}
