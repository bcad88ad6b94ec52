import type { ActionId } from '../../../shared/domain/ids.ts';
import { actionsBefore } from '../../../shared/domain/log-record.ts';
import { actionsOf, openActions } from '../../../shared/domain/plan.ts';
import { meetingHere, type Telling } from '../telling.ts';
import { Actions, ActionsAdded, byIds } from './actions.tsx';
import { AddAction } from './add-action.tsx';
import { Agenda } from './agenda.tsx';
import { FinishBar, LogSigned } from './finish.tsx';
import { GoalHead, goalsOpen } from './goals.tsx';
import { BeginLog, LogEditor } from './log.tsx';
import { NextBetween, NextInLog } from './next.tsx';
import { Folded, Section } from './section.tsx';

/** Beside the call, in the order that a meeting goes; when it ends, the log is done. */
export function Call({ telling }: { telling: Telling }) {
  const { model, say, entry, pair, isActive } = telling;
  const here = meetingHere(telling) ?? pair.meetings.find((one) => one.id === entry.log?.meeting) ?? null;
  const writing = entry.log ? model.writing[entry.log.id] : undefined;
  const isSigned = entry.log !== null && entry.log.status !== 'draft';
  const agreed = byIds(pair.actions, agreedIn(entry.log));
  const before = here
    ? actionsBefore(
        pair,
        here,
        agreed.map(({ id }) => id),
      )
    : openActions(pair);
  const goals = goalsOpen(telling);
  return (
    <>
      {isSigned && <LogSigned telling={telling} />}
      {!entry.log && <BeginLog telling={telling} isFirst />}
      {here && <Agenda telling={telling} meeting={here.id} />}
      <Crib telling={telling} />
      {before.length > 0 && (
        <Section title={say.before()}>
          <Actions telling={telling} actions={before} />
        </Section>
      )}
      {writing && !isSigned && <LogEditor telling={telling} writing={writing} />}
      <Section title={say.agreed()}>
        {agreed.length === 0 && <p class="hint">{say.agreedNone()}</p>}
        <Actions telling={telling} actions={agreed} />
        <ActionsAdded telling={telling} />
        {isActive && <AddAction telling={telling} log={writing && !isSigned ? writing.log : null} />}
      </Section>
      {writing && !isSigned && <NextInLog telling={telling} writing={writing} />}
      {isSigned && <NextBetween telling={telling} />}
      <Folded title={say.goals()} isOpen={goals.length > 0}>
        {goals.length === 0 && <p class="hint">{say.goalsNone()}</p>}
        {goals.map((one) => (
          <GoalHead key={one.id} telling={telling} goal={one} />
        ))}
      </Folded>
      {writing && !isSigned && <FinishBar telling={telling} writing={writing} />}
    </>
  );
}

/** Actions of the plan that were agreed at this meeting, signed or not. */
function agreedIn(log: Telling['entry']['log']): ActionId[] {
  const content = log?.entries.find((one) => one.entry === log.entry)?.content;
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

/** Actions under their goals, and those under none. */
export function Plan({ telling }: { telling: Telling }) {
  const { say, pair, partner, isActive } = telling;
  const goals = goalsOpen(telling);
  const loose = actionsOf(pair, null);
  return (
    <Section title={say.plan()}>
      <p class="hint">{say.planHint({ partner: partner.name })}</p>
      {goals.length === 0 && <p class="hint">{say.goalsNone()}</p>}
      {goals.map((one) => (
        <div key={one.id}>
          <GoalHead telling={telling} goal={one} />
          <Actions telling={telling} actions={actionsOf(pair, one.id)} />
        </div>
      ))}
      {loose.length > 0 && goals.length > 0 && <h3>{say.otherActions()}</h3>}
      <Actions telling={telling} actions={loose} />
      <ActionsAdded telling={telling} />
      {isActive && <AddAction telling={telling} />}
    </Section>
  );
}
