import { pointsLeft } from '../../../shared/domain/agenda.ts';
import type { MeetingId } from '../../../shared/domain/ids.ts';
import { type AgendaPoint, hasEnded, longestPoint } from '../../../shared/domain/meeting.ts';
import { agendaAhead } from '../ahead.ts';
import { underWay } from '../model.ts';
import { type Telling, whose } from '../telling.ts';
import { OneLine } from './one-line.tsx';
import { Row, TickRow } from './row.tsx';
import { Section } from './section.tsx';

export function Agenda({ telling, meeting }: { telling: Telling; meeting: MeetingId }) {
  const { model, acts, say, pair, now, isActive } = telling;
  const agenda = agendaAhead(model, pair.agenda);
  const points = agenda.filter((one) => one.meeting === meeting);
  const added = underWay(model, 'agenda.add').filter((one) => one.meeting === meeting);
  const about = pair.meetings.find((one) => one.id === meeting)!;
  const mayAdd = isActive && !hasEnded(about, now);
  const mayTick = isActive && about.start <= now;
  const left = mayAdd ? pointsLeft({ ...pair, agenda }, now) : [];
  const hasOpen = pair.actions.some(({ status, person }) => status === 'open' && person === pair.me.person);
  const isSaid =
    points.some(({ kind, person }) => kind !== 'point' && person === pair.me.person) ||
    underWay(model, 'agenda.not-ready').some((one) => one.meeting === meeting);
  if (points.length + added.length === 0 && !mayAdd) return null;
  return (
    <Section title={say.agenda()}>
      {points.length + added.length === 0 && <p class="hint">{say.agendaNone()}</p>}
      {mayTick && points.some(({ kind }) => kind === 'point') && <p class="hint">{say.agendaTick()}</p>}
      <ul class="rows">
        {points.map((one) => (
          <Point key={one.id} telling={telling} point={one} mayTick={mayTick} />
        ))}
        {added.map((one, index) => (
          <li key={index} aria-busy="true">
            <Row text={one.text} hint={say.adding()} />
          </li>
        ))}
      </ul>
      {left.length > 0 && <p class="hint">{say.agendaLeft()}</p>}
      <ul class="rows">
        {left.map(({ id, text }) => (
          <li key={id}>
            <Row text={text} />
            <button
              type="button"
              class="quiet"
              aria-label={say.agendaCarry({ text })}
              onClick={() => acts.ask({ type: 'agenda.carry', point: id, meeting })}
            >
              {say.add()}
            </button>
          </li>
        ))}
      </ul>
      {mayAdd && (
        <OneLine
          telling={telling}
          asks="agenda.add"
          about={meeting}
          label={say.agendaAdd()}
          most={longestPoint}
          onAdd={(text) => acts.ask({ type: 'agenda.add', meeting, text })}
        />
      )}
      {mayAdd && !isSaid && hasOpen && (
        <button type="button" class="quiet" onClick={() => acts.ask({ type: 'agenda.not-ready', meeting })}>
          {say.sayNotReady()}
        </button>
      )}
    </Section>
  );
}

/** Ticked by either of the two, and taken off by whoever put it there. */
function Point({ telling, point, mayTick }: { telling: Telling; point: AgendaPoint; mayTick: boolean }) {
  const { acts, say, pair, isActive } = telling;
  const { id, kind, text, person, talked } = point;
  const by = whose(telling, person);
  const isPoint = kind === 'point';
  const hint = isPoint ? say.agendaBy(by) : '';
  const isTicked = mayTick && isPoint;
  return (
    <li class={isTicked && talked ? 'is-done' : ''}>
      {isTicked ? (
        <TickRow
          id={id}
          text={text}
          hint={hint}
          isDone={talked}
          onTick={() => acts.ask({ type: 'agenda.talked', point: id, talked: !talked })}
        />
      ) : (
        <Row text={isPoint ? text : say.notReady(by)} hint={hint} />
      )}
      {isActive && person === pair.me.person && (
        <button
          type="button"
          class="icon"
          aria-label={say.agendaRemove({ text: isPoint ? text : say.sayNotReady() })}
          onClick={() => acts.ask({ type: 'agenda.remove', point: id })}
        >
          ×
        </button>
      )}
    </li>
  );
}
