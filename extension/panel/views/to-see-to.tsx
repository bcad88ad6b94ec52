import { sayDay } from '../../../shared/words/dates.ts';
import { isToday, type Log, meetingOfLog, type Telling, turnOn } from '../telling.ts';
import { BeginLog } from './log.tsx';
import { LogSigned } from './signed.tsx';

/** Whatever log waits for the reader, or for the other: to begin, to go on with, to read through and confirm. */
export function LogToSeeTo({ telling }: { telling: Telling }) {
  const { acts, say, entry, zone, language, now } = telling;
  const { log, toWrite } = entry;
  const about = meetingOfLog(telling);
  if (toWrite) return <BeginLog telling={telling} />;
  if (!log || !about) return null;
  if (log.status !== 'draft') return logOnTop(telling) && <LogSigned telling={telling} />;
  return (
    <section class="card">
      <h2>{say.betweenOpen({ day: sayDay(about.start, zone, language, now) })}</h2>
      <p class="hint">{say.betweenOpenHint()}</p>
      <button type="button" class="first" onClick={() => acts.tell({ says: 'look', look: 'log' })}>
        {say.goOnLog()}
      </button>
    </section>
  );
}

/** A log with a name under it that waits for somebody, or was done today: whoever did it sees that it is. */
export function logOnTop(telling: Telling): Log | null {
  const { log, toWrite } = telling.entry;
  if (!log || toWrite || log.status === 'draft') return null;
  const ends = log.entries.flatMap(({ names, remarks }) => [...names, ...remarks.filter(({ kind }) => kind === 'differently')]);
  return turnOn(telling, log) || ends.some(({ at }) => isToday(telling, at)) ? log : null;
}
