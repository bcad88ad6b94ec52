import { sayDay } from '../../../shared/words/dates.ts';
import { meetingNext, type Telling } from '../telling.ts';
import { Agenda } from './agenda.tsx';
import { Plan } from './call.tsx';
import { LogSigned } from './finish.tsx';
import { AddGoal, goalsOpen } from './goals.tsx';
import { BeginLog } from './log.tsx';
import { NextBetween } from './next.tsx';
import { Folded } from './section.tsx';

/** Between calls: what is open, when they meet next, and the plan. */
export function Between({ telling }: { telling: Telling }) {
  const { say, entry, isActive } = telling;
  const next = meetingNext(telling);
  const isSigned = entry.log !== null && entry.log.status !== 'draft';
  return (
    <>
      {isSigned && <LogSigned telling={telling} />}
      <LogOpen telling={telling} />
      {!entry.log && <BeginLog telling={telling} isFirst />}
      <NextBetween telling={telling} />
      {next && <Agenda telling={telling} meeting={next.id} />}
      <Plan telling={telling} />
      {isActive && (
        <Folded title={say.goalAdd()} isOpen={goalsOpen(telling).length === 0}>
          <AddGoal telling={telling} />
        </Folded>
      )}
    </>
  );
}

function LogOpen({ telling }: { telling: Telling }) {
  const { acts, say, entry, pair, zone, language, now } = telling;
  const { log } = entry;
  const about = pair.meetings.find((one) => one.id === log?.meeting);
  if (log?.status !== 'draft' || !about) return null;
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
