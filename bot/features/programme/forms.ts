import type { ProgrammeId } from '../../../shared/domain/ids.ts';
import { defaultPolicy, type Policy } from '../../../shared/domain/policy.ts';
import { Jurisdiction, type Programme } from '../../../shared/domain/programme.ts';
import type { Zone } from '../../../shared/time.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Field, Form } from '../../chat/form.ts';

export function setupForm(words: Words, zone: Zone): Form {
  return {
    name: 'programme.setup',
    title: words.programme.setupTitle(),
    submit: words.programme.setupSubmit(),
    cancel: words.common.cancel(),
    intro: words.programme.setupIntro(),
    ask: { type: 'programme.setup' },
    fields: [
      ...aboutFields(words, { name: null, zone, jurisdiction: 'england-and-wales', channel: null }),
      numberField(words, 'noticeHours', defaultPolicy.noticeHours),
    ],
  };
}

export function changeForm(words: Words, programme: Programme): Form {
  const { id, name, zone, jurisdiction, channel } = programme;
  return {
    name: 'programme.change',
    title: words.programme.changeTitle(),
    submit: words.common.save(),
    cancel: words.common.cancel(),
    intro: null,
    ask: { type: 'programme.change', programme: id },
    fields: aboutFields(words, { name, zone, jurisdiction, channel: channel?.channel ?? null }),
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

function aboutFields(words: Words, has: { name: string | null; zone: Zone; jurisdiction: Jurisdiction; channel: string | null }): Field[] {
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
  ];
}

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
] as const satisfies (keyof Policy)[];

/** The least and most of each number, as the schema of a policy has them. */
const bounds: Record<keyof Policy, { least: number; most: number; optional?: true }> = {
  noticeHours: { least: 1, most: 168 },
  meetEveryMonths: { least: 1, most: 12 },
  touchBaseDays: { least: 1, most: 90 },
  contactsPerWeek: { least: 1, most: 50, optional: true },
  shortestMinutes: { least: 5, most: 480 },
  longestMinutes: { least: 5, most: 480 },
  logDueDays: { least: 1, most: 60 },
  months: { least: 1, most: 60 },
  reviewMonths: { least: 1, most: 24 },
  coreSessions: { least: 1, most: 50, optional: true },
  menteesPerMentor: { least: 1, most: 20 },
  goalsToBegin: { least: 1, most: 10 },
  followUpsPerDay: { least: 0, most: 10 },
  nextDateDays: { least: 1, most: 60 },
  answerDays: { least: 1, most: 30 },
};

function numberField(words: Words, name: keyof Policy, value: number | null): Field {
  const usual = String(defaultPolicy[name]);
  const label = words.programme[name]();
  return { field: 'number', name, label, hint: words.programme[`${name}Hint`]({ usual }), value, ...bounds[name] };
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
