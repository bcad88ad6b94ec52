import type { FormId } from '../../../shared/domain/ids.ts';
import { type LogFields, logLengths } from '../../../shared/domain/log.ts';
import { Method, meetingMinutes } from '../../../shared/domain/meeting.ts';
import { placeOf } from '../../../shared/words/places.ts';
import type { Field, Form } from '../../chat/form.ts';
import { methodName } from '../method.ts';
import { sayByWhom } from '../open-actions.ts';
import { eitherOf, partnerOf } from '../partner.ts';
import { sayReaders } from './stage.ts';
import type { LogTelling } from './telling.ts';

/** As many as every chat shows as boxes to tick. */
const MOST_TICKED = 10;

/** Where a log is written, by either of the two; what it shows is `shown`. It keeps itself under the form's own id. */
export function logForm(telling: LogTelling, shown: LogFields, form: FormId): Form {
  const { reader, pair, log } = telling;
  const { words } = reader;
  const known = { log: log.id, form, zone: reader.person.zone };
  const isActive = pair.status === 'active';
  return {
    name: 'log.save',
    title: words.log.formTitle(),
    submit: words.log.formSubmit(),
    cancel: words.common.cancel(),
    intro: introOf(telling),
    ask: { type: 'log.save', ...known },
    keep: { type: 'log.keep', ...known },
    fields: [
      ...factFields(telling, shown),
      ...(isActive ? tickField(telling, shown) : []),
      ...(telling.before.length > 0 || shown.went !== '' ? [text(telling, shown, 'went')] : []),
      { ...text(telling, shown, 'topics'), optional: false },
      text(telling, shown, 'hard'),
      text(telling, shown, 'helped'),
      text(telling, shown, 'left'),
      text(telling, shown, 'steps'),
      ...(isActive ? shown.rows.flatMap((_, index) => rowFields(telling, shown, index)) : []),
      text(telling, shown, 'nextTopic'),
      ...(isActive ? nextFields(telling, shown) : []),
    ],
  };
}

function introOf(telling: LogTelling): string {
  const { reader, pair, draft, log, shared } = telling;
  const said = reader.words.log;
  const partner = partnerOf(pair);
  const lines = [
    said.formIntro({ partner }),
    sayReaders(telling),
    ...log.earlier.filter(({ kind }) => kind === 'correction').map(({ text }) => said.formSuggested({ partner, text })),
    ...(draft?.actions ?? []).map(({ text }) => said.formAgreed({ text })),
    ...(shared.length > 0 ? [said.formShared({ partner })] : []),
  ];
  return lines.join('\n');
}

function factFields({ reader }: LogTelling, { minutes, method, place }: LogFields): Field[] {
  const { words } = reader;
  return [
    { field: 'number', name: 'minutes', label: words.log.minutes(), value: minutes, ...meetingMinutes },
    {
      field: 'select',
      name: 'method',
      label: words.log.method(),
      value: method,
      options: Method.options.map((value) => ({ value, label: methodName(value, words) })),
    },
    { field: 'text', name: 'place', label: words.log.place(), value: place || null, most: logLengths.place, optional: true },
  ];
}

/** What is ticked is listed before what is not, and how many more there are is said. */
function tickField({ reader, pair, before, now }: LogTelling, { done }: LogFields): Field[] {
  const { words } = reader;
  const open = pair.actions.filter((one) => one.status === 'open' && before.includes(one.id));
  const inOrder = [...open.filter(({ id }) => done.includes(id)), ...open.filter(({ id }) => !done.includes(id))];
  const options = inOrder.slice(0, MOST_TICKED);
  const more = open.length - options.length;
  if (options.length === 0) return [];
  return [
    {
      field: 'several',
      name: 'done',
      label: words.log.done(),
      ...(more > 0 ? { hint: words.plan.more({ count: more }) } : {}),
      values: done.filter((id) => options.some((one) => one.id === id)),
      options: options.map((one) => ({ value: one.id, label: `${one.text} (${sayByWhom(reader, pair, one, now)})` })),
      optional: true,
    },
  ];
}

type TextField = 'went' | 'topics' | 'hard' | 'helped' | 'left' | 'steps' | 'nextTopic';

const hinted = { topics: 'topicsHint', steps: 'stepsHint' } as const;

function text({ reader, log }: LogTelling, shown: LogFields, name: TextField): Extract<Field, { field: 'text' }> {
  const { words } = reader;
  const isMore = (log.draft?.content.fields[name].length ?? 0) > shown[name].length;
  const usual = name in hinted ? words.log[hinted[name as keyof typeof hinted]]() : null;
  const hint = isMore ? words.log.more() : usual;
  return {
    field: 'text',
    name,
    label: words.log[name](),
    ...(hint === null ? {} : { hint }),
    value: shown[name] || null,
    long: name !== 'nextTopic',
    most: logLengths[name],
    optional: true,
  };
}

/** A row for an action; whatever one lacks is asked for when the form is sent. */
function rowFields({ reader, pair }: LogTelling, { rows }: LogFields, index: number): Field[] {
  const { words } = reader;
  const { text, person, byWhen } = rows[index]!;
  const number = index + 1;
  return [
    {
      field: 'text',
      name: `action${number}`,
      label: words.log.action({ number }),
      hint: words.plan.formActionTextHint(),
      value: text || null,
      most: logLengths.action,
      optional: true,
    },
    {
      field: 'select',
      name: `action${number}By`,
      label: words.log.actionBy({ number }),
      value: person,
      options: eitherOf(pair, words),
      optional: true,
    },
    { field: 'date', name: `action${number}On`, label: words.log.actionOn({ number }), value: byWhen, optional: true },
  ];
}

function nextFields({ reader, pair }: LogTelling, { nextDate, nextTime }: LogFields): Field[] {
  const { words, person } = reader;
  return [
    {
      field: 'date',
      name: 'nextDate',
      label: words.log.nextDate(),
      hint: words.log.nextDateHint({ partner: partnerOf(pair) }),
      value: nextDate,
      optional: true,
    },
    {
      field: 'time',
      name: 'nextTime',
      label: words.log.nextTime(),
      hint: words.log.nextTimeHint({ place: placeOf(person.zone) }),
      value: nextTime,
      optional: true,
    },
  ];
}
