import type { PanelPair } from '../../../shared/api.ts';
import { instantAt } from '../../../shared/time.ts';
import { sayForBoth } from '../../../shared/words/dates.ts';
import type { Telling } from '../telling.ts';
import { hintOf } from './actions.tsx';
import { Row } from './row.tsx';

type Signed = NonNullable<PanelPair['reading']>['record'];
const texts = ['went', 'topics', 'hard', 'helped', 'left', 'steps', 'nextTopic'] as const;

/** What a name stands under, or would; what was left empty is not shown. */
export function RecordRead({ telling, record }: { telling: Telling; record: Signed }) {
  const { say, zone, language, partner, now } = telling;
  const rows = (all: readonly (Omit<Signed['actions'][number], 'id'> & { done?: boolean })[]) => (
    <ul class="rows">
      {all.map((one, index) => (
        <li key={index}>
          <Row text={one.text} hint={`${hintOf(telling, one)}${one.done ? `. ${say.done()}` : ''}`} />
        </li>
      ))}
    </ul>
  );
  return (
    <div class="record">
      {record.before.length > 0 && (
        <>
          <h3>{say.before()}</h3>
          {rows(record.before)}
        </>
      )}
      {texts
        .filter((name) => record[name] !== '')
        .map((name) => (
          <div key={name}>
            <h3>{name === 'topics' ? say.talked() : say[name]()}</h3>
            <p class="written">{record[name]}</p>
          </div>
        ))}
      {record.actions.length > 0 && (
        <>
          <h3>{say.agreedThen()}</h3>
          {rows(record.actions)}
        </>
      )}
      {record.next && (
        <>
          <h3>{say.next()}</h3>
          <p>{sayForBoth(instantAt(record.next.at, record.next.zone), { zone, language }, partner.zone, now)}</p>
        </>
      )}
    </div>
  );
}
