import { useState } from 'preact/hooks';
import type { MeetingSeen } from '../../../shared/seen.ts';
import type { TimeOfDay, WallDate } from '../../../shared/time.ts';
import { sayBoth } from '../../../shared/words/dates.ts';
import { placeOf } from '../../../shared/words/places.ts';
import { underWay } from '../model.ts';
import { meetingNext, type Telling, today } from '../telling.ts';
import type { Writing } from '../writing.ts';
import { DateField, TimeField } from './field.tsx';
import { errorOf } from './log.tsx';
import { Section } from './section.tsx';
import { Move, Suggest } from './when.tsx';

/** When they meet next: what is planned, or what the log will suggest. */
export function NextInLog({ telling, writing }: { telling: Telling; writing: Writing }) {
  const { acts, say, zone, partner, isActive } = telling;
  const next = meetingNext(telling);
  if (!isActive) return null;
  const { nextDate, nextTime } = writing.fields;
  return (
    <Section title={say.next()}>
      {next ? (
        <Planned key={next.id} telling={telling} meeting={next} />
      ) : (
        <>
          <div class="pair">
            <DateField
              label={say.nextDate()}
              value={nextDate ?? ''}
              min={today(telling)}
              error={errorOf(telling, 'nextDate')}
              onValue={(value) => acts.write(writing, { nextDate: (value || null) as WallDate | null })}
            />
            <TimeField
              label={say.nextTime()}
              value={nextTime ?? ''}
              error={errorOf(telling, 'nextTime')}
              onValue={(value) => acts.write(writing, { nextTime: (value || null) as TimeOfDay | null })}
            />
          </div>
          <p class="hint">{say.nextHint({ place: placeOf(zone), partner: partner.name })}</p>
        </>
      )}
    </Section>
  );
}

export function NextBetween({ telling }: { telling: Telling }) {
  const { say, isActive } = telling;
  const next = meetingNext(telling);
  if (!isActive) return null;
  return (
    <Section title={say.next()}>
      {next ? (
        <Planned key={next.id} telling={telling} meeting={next} isWhole />
      ) : (
        <>
          <p>{say.nextNone()}</p>
          <Suggest telling={telling} />
        </>
      )}
    </Section>
  );
}

function Planned({ telling, meeting, isWhole = false }: { telling: Telling; meeting: MeetingSeen; isWhole?: boolean }) {
  const { say, zone, language, now, partner, pair } = telling;
  const { text, other } = sayBoth(meeting.start, { zone, language }, partner.zone, now);
  const isOwn = meeting.proposedBy === pair.me.person;
  const isOpen = meeting.status === 'proposed';
  return (
    <>
      <p class={isWhole ? 'when' : ''}>
        <time dateTime={meeting.start}>{text}</time>
        {other && <span class="hint">{other}</span>}
      </p>
      {isOpen && <p class="hint">{say.nextProposed({ whose: isOwn ? 'you' : 'other', partner: partner.name })}</p>}
      {isWhole && meeting.joinLink && (
        <p>
          <a href={meeting.joinLink} target="_blank" rel="noreferrer">
            {say.join()}
          </a>
        </p>
      )}
      <Answers telling={telling} meeting={meeting} isAsked={isOpen && !isOwn} />
    </>
  );
}

/** Yes, no, or another time. What takes a form of its own, such as calling off what is agreed, is done in chat. */
function Answers({ telling, meeting, isAsked }: { telling: Telling; meeting: MeetingSeen; isAsked: boolean }) {
  const { model, acts, say, partner } = telling;
  const [movedFrom, setMovedFrom] = useState<number | null>(null);
  const { id, scheduleRevision: s } = meeting;
  const isMoving = movedFrom === s;
  const isBusy = [...underWay(model, 'meeting.confirm'), ...underWay(model, 'meeting.decline')].some((one) => one.meeting === id);
  if (isBusy)
    return (
      <p role="status" aria-busy="true">
        {say.checking({ partner: partner.name })}
      </p>
    );
  // Something else of theirs lies over it, which is theirs to weigh.
  const no = model.refused?.intent;
  const isClash = no?.type === 'meeting.confirm' && no.meeting === id && no.s === s && !no.anyway;
  return (
    <>
      <div class="buttons">
        {isAsked && (
          <>
            <button
              type="button"
              onClick={() => acts.ask({ type: 'meeting.confirm', meeting: id, s, ...(isClash ? { anyway: true } : {}) })}
            >
              {isClash ? say.anyway() : say.confirm()}
            </button>
            <button type="button" onClick={() => acts.ask({ type: 'meeting.decline', meeting: id, s })}>
              {say.decline()}
            </button>
          </>
        )}
        <button type="button" class="quiet" aria-expanded={isMoving} onClick={() => setMovedFrom(isMoving ? null : s)}>
          {say.move()}
        </button>
      </div>
      {isMoving && <Move telling={telling} meeting={meeting} />}
      {!isAsked && <p class="hint">{say.callOff()}</p>}
    </>
  );
}
