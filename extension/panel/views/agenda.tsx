import type { MeetingId } from '../../../shared/domain/ids.ts';
import { hasEnded } from '../../../shared/domain/meeting.ts';
import { draftId } from '../drafts.ts';
import { underWay } from '../model.ts';
import { type Telling, whose } from '../telling.ts';
import { OneLine } from './one-line.tsx';
import { Section } from './section.tsx';

/** As long as a point may be. */
const MOST = 500;

export function Agenda({ telling, meeting }: { telling: Telling; meeting: MeetingId }) {
  const { model, acts, say, pair, now, isActive } = telling;
  const gone = underWay(model, 'agenda.remove').map(({ point }) => point);
  const points = pair.agenda.filter((one) => one.meeting === meeting && !gone.includes(one.id));
  const added = underWay(model, 'agenda.add').filter((one) => one.meeting === meeting);
  const about = pair.meetings.find((one) => one.id === meeting)!;
  const mayAdd = isActive && !hasEnded(about, now);
  const isOwn = ({ status, person }: (typeof pair.actions)[number]) => status === 'open' && person === pair.me.person;
  const isSaid =
    points.some((one) => one.kind !== 'point' && one.person === pair.me.person) ||
    underWay(model, 'agenda.not-ready').some((one) => one.meeting === meeting);
  return (
    <Section title={say.agenda()}>
      {points.length + added.length === 0 && <p class="hint">{say.agendaNone()}</p>}
      <ul class="rows">
        {points.map((one) => (
          <li key={one.id}>
            <div>
              <p>{one.kind === 'point' ? one.text : say.notReady(whose(telling, one.person))}</p>
              {one.kind === 'point' && <p class="hint">{say.agendaBy(whose(telling, one.person))}</p>}
            </div>
            {one.person === pair.me.person && isActive && (
              <button
                type="button"
                class="icon"
                aria-label={say.agendaRemove({ text: one.kind === 'point' ? one.text : say.sayNotReady() })}
                onClick={() => acts.ask({ type: 'agenda.remove', point: one.id })}
              >
                ×
              </button>
            )}
          </li>
        ))}
        {added.map((one, index) => (
          <li key={index} aria-busy="true">
            <div>
              <p>{one.text}</p>
              <p class="hint">{say.adding()}</p>
            </div>
          </li>
        ))}
      </ul>
      {mayAdd && (
        <OneLine
          telling={telling}
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
