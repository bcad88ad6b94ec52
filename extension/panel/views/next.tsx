import { meetingMinutes } from '../../../shared/domain/meeting.ts';
import type { MeetingSeen } from '../../../shared/seen.ts';
import type { TimeOfDay, WallDate } from '../../../shared/time.ts';
import { dateAt } from '../../../shared/time.ts';
import { sayBoth, sayForBoth } from '../../../shared/words/dates.ts';
import { placeOf } from '../../../shared/words/places.ts';
import { draftId } from '../drafts.ts';
import { underWay } from '../model.ts';
import { meetingHere, meetingNext, type Telling, today, usualDay } from '../telling.ts';
import type { Writing } from '../writing.ts';
import { DateField, Field, TimeField } from './field.tsx';
import { errorOf } from './log.tsx';
import { Section } from './section.tsx';
import { typedHere } from './typed.ts';

/** When they meet next: what is planned, or what the log will suggest. */
export function NextInLog({ telling, writing }: { telling: Telling; writing: Writing }) {
  const { acts, say, zone, partner } = telling;
  const next = meetingNext(telling);
  const { nextDate, nextTime } = writing.fields;
  return (
    <Section title={say.next()}>
      {next ? (
        <Planned telling={telling} meeting={next} />
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
  const { say } = telling;
  const next = meetingNext(telling);
  return (
    <Section title={say.next()}>{next ? <Planned telling={telling} meeting={next} isWhole /> : <Suggest telling={telling} />}</Section>
  );
}

function Planned({ telling, meeting, isWhole = false }: { telling: Telling; meeting: MeetingSeen; isWhole?: boolean }) {
  const { model, acts, say, zone, language, now, partner, pair, isActive } = telling;
  const { text, other } = sayBoth(meeting.start, { zone, language }, partner.zone, now);
  const isOwn = meeting.proposedBy === pair.me.person;
  const isConfirming = underWay(model, 'meeting.confirm').some((one) => one.meeting === meeting.id);
  return (
    <>
      <p class={isWhole ? 'when' : ''}>
        <time dateTime={meeting.start}>{text}</time>
        {other && <span class="hint">{other}</span>}
      </p>
      {meeting.status === 'proposed' && <p class="hint">{say.nextProposed({ whose: isOwn ? 'you' : 'other', partner: partner.name })}</p>}
      {meeting.status === 'proposed' && !isOwn && isActive && (
        <button
          type="button"
          aria-disabled={isConfirming}
          onClick={() => !isConfirming && acts.ask({ type: 'meeting.confirm', meeting: meeting.id, s: meeting.scheduleRevision })}
        >
          {isConfirming ? say.checking({ partner: partner.name }) : say.confirm()}
        </button>
      )}
      {isWhole && meeting.joinLink && (
        <p>
          <a href={meeting.joinLink} target="_blank" rel="noreferrer">
            {say.join()}
          </a>
        </p>
      )}
    </>
  );
}

const USUAL_MINUTES = 60;

/** A meeting put to the other, whose diary only the server knows. */
function Suggest({ telling }: { telling: Telling }) {
  const { model, acts, say, zone, now, partner, pair, isActive } = telling;
  const last = meetingHere(telling) ?? pair.meetings.findLast((one) => one.status === 'held');
  const begun = { date: usualDay(telling) as string, time: last?.at.slice(11) ?? '', minutes: String(last?.minutes ?? USUAL_MINUTES) };
  const { fields, change } = typedHere(telling, draftId('meeting.propose', pair.mentorship), begun);
  const { date, time, minutes } = fields;
  const [asked] = underWay(model, 'meeting.propose');
  const no = model.refused?.intent.type === 'meeting.propose' ? model.refused.fields : {};
  if (asked) {
    return (
      <p role="status" aria-busy="true">
        {say.checking({ partner: partner.name })}
      </p>
    );
  }
  if (!isActive) return <p class="hint">{say.nextNone()}</p>;
  function submit(event: Event) {
    event.preventDefault();
    if (date === '' || time === '') return;
    const { method = 'video', place = null, joinLink = null } = last ?? {};
    acts.ask({ type: 'meeting.propose', mentorship: pair.mentorship, date, time, zone, minutes: Number(minutes), method, place, joinLink });
  }
  return (
    <form onSubmit={submit}>
      <p>{say.nextNone()}</p>
      <div class="pair">
        <DateField label={say.nextDate()} value={date} min={dateAt(now, zone)} error={no.date} onValue={(on) => change({ date: on })} />
        <TimeField label={say.nextTime()} value={time} error={no.time} onValue={(at) => change({ time: at })} />
        <Field label={say.minutes()} error={no.minutes}>
          {(as) => (
            <input
              {...as}
              type="number"
              min={meetingMinutes.least}
              max={meetingMinutes.most}
              value={minutes}
              onInput={({ currentTarget }) => change({ minutes: currentTarget.value })}
            />
          )}
        </Field>
      </div>
      <p class="hint">{say.bookHint({ place: placeOf(zone), partner: partner.name })}</p>
      <button type="submit">{say.bookSubmit()}</button>
    </form>
  );
}
export const nextSaid = ({ zone, language, partner, now }: Telling, at: MeetingSeen['start']) =>
  sayForBoth(at, { zone, language }, partner.zone, now);
