import type { MentorshipId } from '../../../shared/domain/ids.ts';
import { longestPoint, type Meeting, Method } from '../../../shared/domain/meeting.ts';
import { Repeats } from '../../../shared/intent.ts';
import { dateOf, type TimeOfDay, timeOf, type WallDate, wallTimeAt } from '../../../shared/time.ts';
import type { Field, Form } from '../../chat/form.ts';
import { methodName } from '../method.ts';
import { partnerNames, repeatsName, type Telling } from './say.ts';

type Start = { date: WallDate; time: TimeOfDay; minutes: number };

/** A new meeting, with one of several partners where there are several. */
export function proposeForm(all: readonly { id: MentorshipId; telling: Telling }[], start: Start): Form {
  const { telling, id } = all[0]!;
  const { words } = telling.reader;
  const whom: Field[] =
    all.length === 1
      ? []
      : [
          {
            field: 'select',
            name: 'mentorship',
            label: words.meeting.formWith(),
            value: id,
            options: all.map((one) => ({ value: one.id, label: partnerNames(one.telling) })),
          },
        ];
  return {
    name: 'meeting.propose',
    title: words.meeting.formTitle(),
    submit: words.meeting.formSubmit(),
    cancel: words.common.cancel(),
    intro: null,
    ask: all.length === 1 ? { type: 'meeting.propose', mentorship: id } : { type: 'meeting.propose' },
    fields: [
      ...whom,
      ...timeFields(telling, start),
      ...detailFields(telling, { method: 'video', place: null, joinLink: null }),
      {
        field: 'select',
        name: 'repeats',
        label: words.meeting.formRepeats(),
        value: 'once',
        options: Repeats.options.map((value) => ({ value, label: repeatsName(value, words) })),
      },
      { field: 'number', name: 'count', label: words.meeting.formCount(), value: 6, least: 2, most: 26, optional: true },
    ],
  };
}

export function moveForm(telling: Telling, meeting: Meeting): Form {
  const { words, person } = telling.reader;
  const at = wallTimeAt(meeting.start, person.zone);
  return {
    name: 'meeting.move',
    title: words.meeting.formMoveTitle(),
    submit: words.meeting.formSubmit(),
    cancel: words.common.cancel(),
    intro: null,
    ask: { type: 'meeting.move', meeting: meeting.id, s: meeting.scheduleRevision },
    fields: timeFields(telling, { date: dateOf(at), time: timeOf(at), minutes: meeting.minutes }),
  };
}

export function detailsForm(telling: Telling, meeting: Meeting): Form {
  const { words } = telling.reader;
  return {
    name: 'meeting.details',
    title: words.meeting.formDetailsTitle(),
    submit: words.common.save(),
    cancel: words.common.cancel(),
    intro: null,
    ask: { type: 'meeting.details', meeting: meeting.id },
    fields: detailFields(telling, meeting),
  };
}

export function pointForm(telling: Telling, meeting: Meeting): Form {
  const { words } = telling.reader;
  return {
    name: 'agenda.add',
    title: words.meeting.formPointTitle(),
    submit: words.meeting.addPoint(),
    cancel: words.common.cancel(),
    intro: null,
    ask: { type: 'agenda.add', meeting: meeting.id },
    fields: [
      {
        field: 'text',
        name: 'text',
        label: words.meeting.formPoint(),
        hint: words.meeting.formPointHint(),
        value: null,
        long: true,
        most: longestPoint,
      },
    ],
  };
}

function timeFields({ facts, reader }: Telling, start: Start): Field[] {
  const { words, person } = reader;
  const { shortestMinutes, longestMinutes } = facts.programme.policy;
  return [
    { field: 'date', name: 'date', label: words.meeting.formDate(), value: start.date },
    { field: 'time', name: 'time', label: words.meeting.formTime(), value: start.time },
    { field: 'zone', name: 'zone', label: words.meeting.formZone(), value: person.zone },
    {
      field: 'number',
      name: 'minutes',
      label: words.meeting.formMinutes(),
      hint: words.meeting.formMinutesHint({ least: shortestMinutes, most: longestMinutes }),
      value: start.minutes,
      least: 5,
      most: 480,
    },
  ];
}

function detailFields({ reader }: Telling, meeting: Pick<Meeting, 'method' | 'place' | 'joinLink'>): Field[] {
  const { words } = reader;
  return [
    {
      field: 'select',
      name: 'method',
      label: words.meeting.formMethod(),
      value: meeting.method,
      options: Method.options.map((value) => ({ value, label: methodName(value, words) })),
    },
    { field: 'text', name: 'place', label: words.meeting.formPlace(), value: meeting.place, most: 200, optional: true },
    {
      field: 'text',
      name: 'joinLink',
      label: words.meeting.formLink(),
      hint: words.meeting.formLinkHint(),
      value: meeting.joinLink,
      most: 500,
      optional: true,
    },
  ];
}
