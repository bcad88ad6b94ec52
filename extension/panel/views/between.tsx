import { goalsAhead } from '../ahead.ts';
import { meetingNext, type Telling } from '../telling.ts';
import { Agenda } from './agenda.tsx';
import { AddGoal } from './goals.tsx';
import { DidYouMeet } from './met.tsx';
import { NextBetween } from './next.tsx';
import { Thoughts } from './own-talk.tsx';
import { Plan } from './plan.tsx';
import { Folded } from './section.tsx';
import { LastLog } from './signed.tsx';
import { Ended } from './states.tsx';
import { LogToSeeTo, logOnTop } from './to-see-to.tsx';

/** Between calls: what is open, when they meet next, and the plan. */
export function Between({ telling }: { telling: Telling }) {
  const { model, say, entry, pair, isActive } = telling;
  const next = meetingNext(telling);
  const isDone = entry.log !== null && entry.log.status !== 'draft' && !logOnTop(telling);
  return (
    <>
      <Ended telling={telling} />
      <DidYouMeet telling={telling} />
      <LogToSeeTo telling={telling} />
      <NextBetween telling={telling} />
      {next && <Agenda telling={telling} meeting={next.id} />}
      <Thoughts telling={telling} />
      <Plan telling={telling} />
      {isActive && (
        <Folded title={say.goalAdd()} isOpen={goalsAhead(model, pair).length === 0}>
          <AddGoal telling={telling} />
        </Folded>
      )}
      {isDone && <LastLog telling={telling} />}
    </>
  );
}
