import type { ActionId } from '../../../shared/domain/ids.ts';
import { actionsAgreed, actionsBefore } from '../../../shared/domain/log-record.ts';
import { openActions } from '../../../shared/domain/plan.ts';
import { goalsAhead } from '../ahead.ts';
import { isToday, meetingHere, meetingOfLog, standing, type Telling } from '../telling.ts';
import { Actions, ActionsAdded } from './actions.tsx';
import { AddAction } from './add-action.tsx';
import { Agenda } from './agenda.tsx';
import { FinishBar } from './finish.tsx';
import { GoalHead } from './goals.tsx';
import { LogEditor } from './log.tsx';
import { DidYouMeet } from './met.tsx';
import { NextBetween, NextInLog } from './next.tsx';
import { Thoughts } from './own-talk.tsx';
import { Folded, Section } from './section.tsx';
import { LogSigned } from './signed.tsx';
import { Ended } from './states.tsx';
import { LogToSeeTo } from './to-see-to.tsx';

/** Beside the call, in the order that a meeting goes; when it ends, the log is done. */
export function Call({ telling }: { telling: Telling }) {
  const { model, say, entry, pair, isActive } = telling;
  // Whoever goes on with an older log has that before their eyes, whatever is beside the panel.
  const here = (model.look === null && meetingHere(telling)) || meetingOfLog(telling) || meetingHere(telling);
  const log = entry.log?.meeting === here?.id ? entry.log : null;
  const writing = log?.status === 'draft' ? model.writing[log.id] : undefined;
  const isSigned = log !== null && log.status !== 'draft';
  // What was kept by an older panel names none.
  const newer = log || (here && entry.toWrite === here.id) ? (entry.newer ?? []) : [];
  const isNow = here && isToday(telling, here.start);
  const agreed = actionsAgreed(pair, [...new Set([...agreedIn(log), ...(isNow ? newer : [])])]);
  const before = here ? actionsBefore(pair, here, [...newer, ...agreed.map(({ id }) => id)]) : openActions(pair);
  const goals = goalsAhead(model, pair);
  return (
    <>
      <Ended telling={telling} />
      {isSigned ? <LogSigned telling={telling} /> : !log && <LogToSeeTo telling={telling} />}
      <DidYouMeet telling={telling} />
      {here && <Agenda telling={telling} meeting={here.id} />}
      <Crib telling={telling} />
      <Thoughts telling={telling} />
      {before.length > 0 && (
        <Section title={say.before()}>
          <Actions telling={telling} actions={before} />
        </Section>
      )}
      {writing && <LogEditor telling={telling} writing={writing} />}
      <Section title={here && !isNow ? say.agreedThen() : say.agreed()}>
        {agreed.length === 0 && <p class="hint">{say.agreedNone()}</p>}
        <Actions telling={telling} actions={agreed} />
        <ActionsAdded telling={telling} />
        {isActive && <AddAction telling={telling} log={writing?.log ?? null} />}
      </Section>
      {writing && <NextInLog telling={telling} writing={writing} />}
      {isSigned && <NextBetween telling={telling} />}
      <Folded title={say.goals()} isOpen={goals.length > 0}>
        {goals.length === 0 && <p class="hint">{say.goalsNone()}</p>}
        {goals.map((one) => (
          <div key={one.id}>
            <GoalHead telling={telling} goal={one} />
          </div>
        ))}
      </Folded>
      {writing && <FinishBar telling={telling} writing={writing} />}
    </>
  );
}

/** Actions of the plan that were agreed at this meeting, signed or not. */
function agreedIn(log: Telling['entry']['log']): ActionId[] {
  const content = log && standing(log)?.content;
  return content?.kind === 'record' ? content.actions.map(({ id }) => id) : (log?.draft?.content.actions ?? []);
}

/** What a mentor may ask, folded away so that it is looked for and not read out. */
function Crib({ telling: { entry, say } }: { telling: Telling }) {
  if (entry.crib.length === 0) return null;
  return (
    <Folded title={say.crib()}>
      <p class="hint">{say.cribHint()}</p>
      {entry.crib.map(({ stage, questions }) => (
        <details key={stage} class="inner" name="crib">
          <summary>{stage}</summary>
          <ul class="questions">
            {questions.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      ))}
    </Folded>
  );
}
