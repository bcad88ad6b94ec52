import type { EntrySeen } from '../../../shared/seen.ts';
import { sayDay } from '../../../shared/words/dates.ts';
import { type Log, type Telling, whose } from '../telling.ts';

/** What was remarked on a log, and what was added to it. */
export function Beside({ telling, log }: { telling: Telling; log: Log }) {
  const { say } = telling;
  return (
    <div class="record">
      <Remarks telling={telling} remarks={log.entries.flatMap(({ remarks }) => remarks)} />
      {log.entries.map((one) => {
        const { content } = one;
        if (content.kind !== 'amendment') return null;
        return (
          <div key={one.entry}>
            <h3>{say.addedBy({ ...whose(telling, one.by), day: day(telling, one.at) })}</h3>
            <p class="written">{content.text}</p>
            <p class="hint">{say.addedBecause({ reason: content.reason })}</p>
            <Names telling={telling} entry={one} />
          </div>
        );
      })}
    </div>
  );
}

/** What somebody said to a log: with the same weight as what it says. */
export function Remarks({ telling, remarks }: { telling: Telling; remarks: EntrySeen['remarks'] }) {
  return remarks.map(({ person, kind, text }, index) => (
    <div key={index}>
      <h3>{telling.say.remarkBy({ kind: kind === 'differently' ? 'other' : kind, ...whose(telling, person) })}</h3>
      <p class="written">{text}</p>
    </div>
  ));
}

/** Whose names are under it, and since which day. */
export function Names({ telling, entry }: { telling: Telling; entry: EntrySeen | undefined }) {
  return entry?.names.map(({ person, at }) => (
    <p class="hint" key={person}>
      {telling.say.signedBy({ ...whose(telling, person), day: day(telling, at) })}
    </p>
  ));
}

const day = ({ zone, language, now }: Telling, at: EntrySeen['at']) => sayDay(at, zone, language, now);
