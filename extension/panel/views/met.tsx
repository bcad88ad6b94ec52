import { logOf } from '../../../shared/domain/log-state.ts';
import { hasEnded } from '../../../shared/domain/meeting.ts';
import { sayDay } from '../../../shared/words/dates.ts';
import { underWay } from '../model.ts';
import type { Telling } from '../telling.ts';

/** What the reader has said of a meeting that is over: that they met, that they did not, or nothing yet. */
export function saidMet({ pair, model }: Pick<Telling, 'pair' | 'model'>, meeting: Telling['entry']['meeting']): boolean | null {
  const asked = underWay(model, 'meeting.met').findLast((one) => one.meeting === meeting);
  return asked?.met ?? pair.attendance.find((one) => one.meeting === meeting)?.met ?? null;
}

/** Asked once a meeting is over, where no log says it; whoever said that it was not can still say otherwise. */
export function DidYouMeet({ telling }: { telling: Telling }) {
  const { acts, say, pair, entry, zone, language, now, isActive } = telling;
  const last = pair.meetings.findLast((one) => one.status !== 'cancelled' && one.status !== 'proposed' && hasEnded(one, now));
  if (!last || !isActive || last.status === 'held') return null;
  const met = saidMet(telling, last.id);
  // Beside the call, its log is begun; a name under that says that they met.
  if (met === true || (met === null && (last.id === entry.meeting || logOf(pair, last)))) return null;
  const day = sayDay(last.start, zone, language, now);
  const answer = (yes: boolean, text: string) => (
    <button type="button" onClick={() => acts.ask({ type: 'meeting.met', meeting: last.id, met: yes })}>
      {text}
    </button>
  );
  return (
    <section class="card">
      <h2>{met === null ? say.metTitle({ day }) : say.metNot({ day })}</h2>
      <p class="hint">{say.metHint()}</p>
      <div class="buttons">
        {met === null ? (
          <>
            {answer(true, say.metYes())}
            {answer(false, say.metNo())}
          </>
        ) : (
          answer(true, say.metChange())
        )}
      </div>
    </section>
  );
}
