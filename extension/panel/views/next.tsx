import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { MeetingSeen } from '../../../shared/seen.ts';
import type { TimeOfDay, WallDate } from '../../../shared/time.ts';
import { sayBoth } from '../../../shared/words/dates.ts';
import { placeOf } from '../../../shared/words/places.ts';
import { underWay } from '../model.ts';
import { isLogFirst, meetingsNext, type Telling, today } from '../telling.ts';
import type { Writing } from '../writing.ts';
import { DateField, TimeField } from './field.tsx';
import { Join } from './join.tsx';
import { errorOf } from './log.tsx';
import { Section } from './section.tsx';
import { Twice } from './twice.tsx';
import { Move, Suggest } from './when.tsx';

/** When they meet next: what is planned, or what the log will suggest. */
export function NextInLog({ telling, writing }: { telling: Telling; writing: Writing }) {
  const { acts, say, zone, partner } = telling;
  const { nextDate, nextTime } = writing.fields;
  return (
    <Next telling={telling}>
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
    </Next>
  );
}

export const NextBetween = ({ telling }: { telling: Telling }) => (
  <Next telling={telling}>
    <p>{telling.say.nextNone()}</p>
    <Suggest telling={telling} />
  </Next>
);

/** The next that is agreed and whatever is suggested; what stands there where there is neither. */
function Next({ telling, children }: { telling: Telling; children: ComponentChildren }) {
  if (!telling.isActive) return null;
  const coming = meetingsNext(telling);
  const agreed = coming.find(({ status }) => status === 'confirmed');
  const shown = coming.filter((one) => one === agreed || one.status === 'proposed');
  const first = isLogFirst(telling) ? undefined : shown.find((one) => isAsked(telling, one));
  return (
    <Section title={telling.say.next()}>
      {shown.length > 0 ? shown.map((one) => <Planned key={one.id} telling={telling} meeting={one} isFirst={one === first} />) : children}
    </Section>
  );
}

/** Whether it is for the reader to say yes or no. */
const isAsked = ({ pair }: Telling, { status, proposedBy }: MeetingSeen): boolean => status === 'proposed' && proposedBy !== pair.me.person;

function Planned({ telling, meeting, isFirst }: { telling: Telling; meeting: MeetingSeen; isFirst: boolean }) {
  const { say, zone, language, now, partner } = telling;
  const { text, other } = sayBoth(meeting.start, { zone, language }, partner.zone, now);
  return (
    <>
      <p class="when" id={`when-${meeting.id}`}>
        <time dateTime={meeting.start}>{text}</time>
        {other && <span class="hint">{other}</span>}
      </p>
      {meeting.status === 'proposed' && (
        <p class="hint">{say.nextProposed({ whose: isAsked(telling, meeting) ? 'other' : 'you', partner: partner.name })}</p>
      )}
      <Join telling={telling} meeting={meeting} />
      <Answers telling={telling} meeting={meeting} isFirst={isFirst} />
    </>
  );
}

/** Yes, no, or another time. What takes a form of its own, such as calling off what is agreed, is done in chat. */
function Answers({ telling, meeting, isFirst }: { telling: Telling; meeting: MeetingSeen; isFirst: boolean }) {
  const { model, acts, say, partner } = telling;
  const [movedFrom, setMovedFrom] = useState<number | null>(null);
  const { id, scheduleRevision: s } = meeting;
  const isMoving = movedFrom === s;
  const mayAnswer = isAsked(telling, meeting);
  const of = { 'aria-describedby': `when-${id}` };
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
        {mayAnswer && (
          <>
            <button
              type="button"
              class={isFirst ? 'first' : ''}
              {...of}
              onClick={() => acts.ask({ type: 'meeting.confirm', meeting: id, s, ...(isClash ? { anyway: true } : {}) })}
            >
              {isClash ? say.anyway() : say.confirm()}
            </button>
            <Twice
              label={say.decline()}
              sure={say.declineSure()}
              about={`when-${id}`}
              onSure={() => acts.ask({ type: 'meeting.decline', meeting: id, s })}
            />
          </>
        )}
        <button type="button" class="quiet" {...of} aria-expanded={isMoving} onClick={() => setMovedFrom(isMoving ? null : s)}>
          {say.move()}
        </button>
      </div>
      {isMoving && <Move telling={telling} meeting={meeting} />}
      {!mayAnswer && <p class="hint">{say.callOff()}</p>}
    </>
  );
}
