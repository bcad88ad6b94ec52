import type { ProgrammeId } from '../../../shared/domain/ids.ts';
import type { Person } from '../../../shared/domain/person.ts';
import { defaultPolicy, policyBounds } from '../../../shared/domain/policy.ts';
import { defaultSummaryTime, Jurisdiction, type Programme, type SummaryTime } from '../../../shared/domain/programme.ts';
import type { Weekday, Zone } from '../../../shared/time.ts';
import { sayWeekday } from '../../../shared/words/dates.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Field, Form } from '../../chat/form.ts';

export function setupForm(words: Words, { zone, language }: Pick<Person, 'zone' | 'language'>): Form {
  return {
    name: 'programme.setup',
    title: words.programme.setupTitle(),
    submit: words.programme.setupSubmit(),
    cancel: words.common.cancel(),
    intro: words.programme.setupIntro(),
    ask: { type: 'programme.setup' },
    fields: [
      ...aboutFields(words, language, { name: null, zone, jurisdiction: 'england-and-wales', channel: null, summary: defaultSummaryTime }),
      numberField(words, 'noticeHours', defaultPolicy.noticeHours),
    ],
  };
}

export function changeForm(words: Words, programme: Programme, language: string): Form {
  const { id, name, zone, jurisdiction, channel, summary } = programme;
  return {
    name: 'programme.change',
    title: words.programme.changeTitle(),
    submit: words.common.save(),
    cancel: words.common.cancel(),
    intro: null,
    ask: { type: 'programme.change', programme: id },
    fields: aboutFields(words, language, { name, zone, jurisdiction, channel: channel?.channel ?? null, summary }),
  };
}

export function policyForm(words: Words, programme: Programme): Form {
  return {
    name: 'policy.change',
    title: words.programme.policyTitle(),
    submit: words.common.save(),
    cancel: words.common.cancel(),
    intro: words.programme.policyIntro(),
    ask: { type: 'policy.change', programme: programme.id },
    fields: policyNumbers.map((name) => numberField(words, name, programme.policy[name])),
  };
}

export function addCoordinatorForm(words: Words, programme: ProgrammeId): Form {
  return {
    name: 'coordinator.add',
    title: words.programme.addCoordinatorTitle(),
    submit: words.programme.addCoordinatorSubmit(),
    cancel: words.common.cancel(),
    intro: words.programme.addCoordinatorHint(),
    ask: { type: 'coordinator.add', programme },
    fields: [{ field: 'person', name: 'person', label: words.programme.addCoordinatorPerson(), value: null }],
  };
}

type About = { name: string | null; zone: Zone; jurisdiction: Jurisdiction; channel: string | null; summary: SummaryTime };

function aboutFields(words: Words, language: string, has: About): Field[] {
  const say = words.programme;
  return [
    { field: 'text', name: 'name', label: say.name(), hint: say.nameHint(), value: has.name, most: 80 },
    { field: 'zone', name: 'zone', label: say.zone(), hint: say.zoneHint(), value: has.zone },
    {
      field: 'select',
      name: 'jurisdiction',
      label: say.jurisdiction(),
      hint: say.jurisdictionHint(),
      value: has.jurisdiction,
      options: Jurisdiction.options.map((value) => ({ value, label: jurisdictionName(words, value) })),
    },
    { field: 'channel', name: 'channel', label: say.channel(), hint: say.channelHint(), value: has.channel, optional: true },
    {
      field: 'select',
      name: 'summaryDay',
      label: words.summary.day(),
      value: String(has.summary.weekday),
      options: weekdays.map((day) => ({ value: String(day), label: sayWeekday(day, language) })),
    },
    { field: 'time', name: 'summaryTime', label: words.summary.time(), hint: words.summary.timeHint(), value: has.summary.time },
  ];
}

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** In the order they matter to somebody who sets a programme up. */
export const policyNumbers = [
  'noticeHours',
  'meetEveryMonths',
  'shortestMinutes',
  'longestMinutes',
  'menteesPerMentor',
  'months',
  'reviewMonths',
  'touchBaseDays',
  'nextDateDays',
  'answerDays',
  'followUpsPerDay',
  'contactsPerWeek',
  'coreSessions',
  'goalsToBegin',
  'logDueDays',
] as const satisfies (keyof typeof policyBounds)[];

function numberField(words: Words, name: keyof typeof policyBounds, value: number | null): Field {
  const usual = String(defaultPolicy[name]);
  const label = words.programme[name]();
  const hint = words.programme[`${name}Hint`]({ usual });
  const { least, most } = policyBounds[name];
  // Without a usual number there need not be one.
  const optional = defaultPolicy[name] === null;
  return { field: 'number', name, label, hint, value, least, most, ...(optional && { optional }) };
}

const jurisdictionKeys = {
  'england-and-wales': 'englandandwales',
  scotland: 'scotland',
  'northern-ireland': 'northernireland',
  none: 'other',
} as const satisfies Record<Jurisdiction, string>;

export function jurisdictionName(words: Words, jurisdiction: Jurisdiction): string {
  return words.programme.jurisdictionName({ jurisdiction: jurisdictionKeys[jurisdiction] });
}
