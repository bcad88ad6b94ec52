import { useState } from 'preact/hooks';
import { meetingMinutes } from '../../../shared/domain/meeting.ts';
import type { MeetingSeen } from '../../../shared/seen.ts';
import { dateOf, type TimeOfDay, timeOf, type WallDate, wallTimeAt } from '../../../shared/time.ts';
import { placeOf } from '../../../shared/words/places.ts';
import { draftId } from '../drafts.ts';
import { underWay } from '../model.ts';
import { meetingHere, type Telling, today, usualDay } from '../telling.ts';
import { DateField, Field, TimeField } from './field.tsx';
import { typedHere } from './typed.ts';

type Chosen = { date: WallDate; time: TimeOfDay; minutes: number };

/** A meeting put to the other, whose diary only the server knows. */
export function Suggest({ telling }: { telling: Telling }) {
  const { acts, say, zone, partner, pair, entry } = telling;
  const last = meetingHere(telling) ?? pair.meetings.findLast((one) => one.status === 'held');
  const { method = 'video', place = null, joinLink = null } = last ?? {};
  return (
    <When
      telling={telling}
      asks="meeting.propose"
      about={pair.mentorship}
      from={{ date: usualDay(telling), time: last?.at.slice(11) ?? '', minutes: last?.minutes ?? entry.usualMinutes }}
      hint={say.bookHint({ place: placeOf(zone), partner: partner.name })}
      onChosen={(when) => acts.ask({ type: 'meeting.propose', mentorship: pair.mentorship, zone, method, place, joinLink, ...when })}
    />
  );
}

/** Another time for one that is planned: from then on it waits for the other. */
export function Move({ telling, meeting }: { telling: Telling; meeting: MeetingSeen }) {
  const { acts, say, zone, partner } = telling;
  const at = wallTimeAt(meeting.start, zone);
  return (
    <When
      telling={telling}
      asks="meeting.move"
      about={meeting.id}
      from={{ date: dateOf(at), time: timeOf(at), minutes: meeting.minutes }}
      hint={say.moveHint({ place: placeOf(zone), partner: partner.name })}
      onChosen={(when) => acts.ask({ type: 'meeting.move', meeting: meeting.id, s: meeting.scheduleRevision, zone, ...when })}
    />
  );
}

type Shown = {
  telling: Telling;
  asks: 'meeting.propose' | 'meeting.move';
  /** What it is asked of, so that what is typed for one is not shown for another. */
  about: string;
  from: { date: string; time: string; minutes: number };
  hint: string;
  onChosen: (when: Chosen) => void;
};

function When({ telling, asks, about, from, hint, onChosen }: Shown) {
  const { model, say, partner } = telling;
  const { fields, change } = typedHere(telling, draftId(asks, about), { ...from, minutes: String(from.minutes) });
  const { date, time, minutes } = fields;
  const [isSent, setSent] = useState(false);
  const no = model.refused?.intent.type === asks ? model.refused.fields : {};
  if (underWay(model, asks).length > 0) {
    return (
      <p role="status" aria-busy="true">
        {say.checking({ partner: partner.name })}
      </p>
    );
  }
  const long = Number(minutes);
  const isLong = Number.isInteger(long) && long >= meetingMinutes.least && long <= meetingMinutes.most;
  const missing = (is: boolean, what: string) => (isSent && is ? what : undefined);
  function submit(event: Event) {
    event.preventDefault();
    const isWhole = date !== '' && time !== '' && isLong;
    setSent(!isWhole);
    if (isWhole) onChosen({ date: date as WallDate, time: time as TimeOfDay, minutes: long });
  }
  return (
    <form onSubmit={submit} noValidate>
      <div class="pair">
        <DateField
          label={say.nextDate()}
          value={date}
          min={today(telling)}
          error={missing(date === '', say.dayMissing()) ?? no.date}
          onValue={(on) => change({ date: on })}
        />
        <TimeField
          label={say.nextTime()}
          value={time}
          error={missing(time === '', say.timeMissing()) ?? no.time}
          onValue={(at) => change({ time: at })}
        />
        <Field label={say.minutes()} error={missing(!isLong, say.minutesOdd(meetingMinutes)) ?? no.minutes}>
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
      <p class="hint">{hint}</p>
      <button type="submit">{say.bookSubmit()}</button>
    </form>
  );
}
