import type { MeetingId } from '../../../shared/domain/ids.ts';
import { hasEnded } from '../../../shared/domain/meeting.ts';
import { draftId } from '../drafts.ts';
import { underWay } from '../model.ts';
import { type Telling, whose } from '../telling.ts';
import { OneLine } from './one-line.tsx';
import { Section } from './section.tsx';
import { TickRow } from './tick-row.tsx';

type Point = Telling['pair']['agenda'][number];

/** As long as a point may be. */
const MOST = 500;

export function Agenda({ telling, meeting }: { telling: Telling; meeting: MeetingId }) {
  const { model, acts, say, pair, now, isActive } = telling;
  const gone = underWay(model, 'agenda.remove').map(({ point }) => point);
  const carried = underWay(model, 'agenda.carry');
  const onIt = (one: Point) => carried.find(({ point }) => point === one.id)?.meeting ?? one.meeting;
  const talked = (one: Point) => underWay(model, 'agenda.talked').findLast(({ point }) => point === one.id)?.talked ?? one.talked;
  const points = pair.agenda.filter((one) => onIt(one) === meeting && !gone.includes(one.id));
  const added = underWay(model, 'agenda.add').filter((one) => one.meeting === meeting);
  const about = pair.meetings.find((one) => one.id === meeting)!;
  const mayAdd = isActive && !hasEnded(about, now);
  const mayTick = isActive && about.start <= now;
  const last = pair.meetings.findLast((one) => one.status !== 'cancelled' && hasEnded(one, now));
  const left = pair.agenda.filter((one) => mayAdd && one.kind === 'point' && onIt(one) === last?.id && !talked(one));
  const isOwn = ({ status, person }: (typeof pair.actions)[number]) => status === 'open' && person === pair.me.person;
  const isSaid =
    points.some((one) => one.kind !== 'point' && one.person === pair.me.person) ||
    underWay(model, 'agenda.not-ready').some((one) => one.meeting === meeting);
  if (points.length + added.length === 0 && !mayAdd) return null;
  return (
    <Section title={say.agenda()}>
      {points.length + added.length === 0 && <p class="hint">{say.agendaNone()}</p>}
      {mayTick && points.length > 0 && <p class="hint">{say.agendaTick()}</p>}
      <ul class="rows">
        {points.map((one) => {
          const by = say.agendaBy(whose(telling, one.person));
          const remove = one.person === pair.me.person && isActive && (
            <button
              type="button"
              class="icon"
              aria-label={say.agendaRemove({ text: one.kind === 'point' ? one.text : say.sayNotReady() })}
              onClick={() => acts.ask({ type: 'agenda.remove', point: one.id })}
            >
              ×
            </button>
          );
          if (mayTick && one.kind === 'point')
            return (
              <li key={one.id} class={talked(one) ? 'is-done' : ''}>
                <TickRow
                  id={one.id}
                  text={one.text}
                  hint={by}
                  isDone={talked(one)}
                  onTick={() => acts.ask({ type: 'agenda.talked', point: one.id, talked: !talked(one) })}
                >
                  {remove}
                </TickRow>
              </li>
            );
          return (
            <li key={one.id}>
              <div>
                <p>{one.kind === 'point' ? one.text : say.notReady(whose(telling, one.person))}</p>
                {one.kind === 'point' && <p class="hint">{by}</p>}
              </div>
              {remove}
            </li>
          );
        })}
        {added.map((one, index) => (
          <li key={index} aria-busy="true">
            <div>
              <p>{one.text}</p>
              <p class="hint">{say.adding()}</p>
            </div>
          </li>
        ))}
      </ul>
      {left.length > 0 && <p class="hint">{say.agendaLeft()}</p>}
      <ul class="rows">
        {left.map(({ id, text }) => (
          <li key={id}>
            <div>{text}</div>
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
          id={draftId('agenda.add', meeting)}
          label={say.agendaAdd()}
          add={say.add()}
          most={MOST}
          onAdd={(text) => acts.ask({ type: 'agenda.add', meeting, text })}
        />
      )}
      {mayAdd && !isSaid && pair.actions.some(isOwn) && (
        <button type="button" class="quiet" onClick={() => acts.ask({ type: 'agenda.not-ready', meeting })}>
          {say.sayNotReady()}
        </button>
      )}
    </Section>
  );
}
