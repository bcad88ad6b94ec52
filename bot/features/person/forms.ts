import type { Person, WakingHours } from '../../../shared/domain/person.ts';
import { dateAt, type Instant, type WallDate } from '../../../shared/time.ts';
import { dateStyles } from '../../../shared/words/languages.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Form, Option } from '../../chat/form.ts';
import { dayName, sayExample } from './say.ts';

export function settingsForm(words: Words, { zone, language, asksForLess }: Person): Form {
  const styles = [...new Set([...dateStyles, language])];
  return {
    name: 'settings.save',
    title: words.person.formTitle(),
    submit: words.common.save(),
    cancel: words.common.cancel(),
    intro: null,
    ask: { type: 'settings.save' },
    fields: [
      { field: 'zone', name: 'zone', label: words.person.zone(), hint: words.person.formZoneHint(), value: zone },
      {
        field: 'select',
        name: 'language',
        label: words.person.formLanguage(),
        hint: words.person.formLanguageHint(),
        value: language,
        options: styles.map((style) => ({ value: style, label: sayExample(style) })),
      },
      {
        field: 'select',
        name: 'less',
        label: words.person.formLess(),
        hint: words.person.formLessHint(),
        value: asksForLess ? 'yes' : 'no',
        options: [
          { value: 'no', label: words.person.formLessNo() },
          { value: 'yes', label: words.person.formLessYes() },
        ],
      },
    ],
  };
}

/** Opens with the hours that most days have, and those days ticked. */
export function rhythmForm(words: Words, { rhythm }: Person): Form {
  const { hours, days } = mostUsual(rhythm.waking);
  return {
    name: 'rhythm.save',
    title: words.person.rhythmTitle(),
    submit: words.common.save(),
    cancel: words.common.cancel(),
    intro: words.person.rhythmIntro(),
    ask: { type: 'rhythm.save' },
    fields: [
      {
        field: 'several',
        name: 'days',
        label: words.person.rhythmDays(),
        values: days.map(String),
        options: weekdays(words),
        optional: true,
      },
      { field: 'time', name: 'from', label: words.person.rhythmFrom(), value: hours.from },
      { field: 'time', name: 'to', label: words.person.rhythmTo(), value: hours.to },
      {
        field: 'several',
        name: 'daysOff',
        label: words.person.rhythmDaysOff(),
        hint: words.person.rhythmDaysOffHint(),
        values: rhythm.daysOff.map(String),
        options: weekdays(words),
        optional: true,
      },
    ],
  };
}

export function exceptionForm(words: Words, today: WallDate): Form {
  return {
    name: 'exception.add',
    title: words.person.exceptionTitle(),
    submit: words.common.save(),
    cancel: words.common.cancel(),
    intro: words.person.exceptionIntro(),
    ask: { type: 'exception.add' },
    fields: [
      { field: 'date', name: 'from', label: words.person.exceptionFrom(), value: today },
      { field: 'date', name: 'until', label: words.person.exceptionUntil(), value: today },
      {
        field: 'select',
        name: 'what',
        label: words.person.exceptionWhat(),
        value: 'off',
        options: [
          { value: 'off', label: words.person.exceptionOff() },
          { value: 'working', label: words.person.exceptionWorking() },
          { value: 'waking', label: words.person.exceptionWaking() },
        ],
      },
      {
        field: 'time',
        name: 'wakingFrom',
        label: words.person.exceptionWakingFrom(),
        hint: words.person.exceptionWakingHint(),
        value: null,
        optional: true,
      },
      { field: 'time', name: 'wakingTo', label: words.person.exceptionWakingTo(), value: null, optional: true },
    ],
  };
}

export function pauseForm(words: Words, person: Person, now: Instant): Form {
  return {
    name: 'pause.start',
    title: words.person.pauseTitle(),
    submit: words.person.pauseSubmit(),
    cancel: words.common.cancel(),
    intro: words.person.pauseIntro(),
    ask: { type: 'pause.start' },
    fields: [
      { field: 'date', name: 'from', label: words.person.pauseFrom(), value: dateAt(now, person.zone) },
      { field: 'date', name: 'until', label: words.person.pauseUntil(), hint: words.person.pauseUntilHint(), value: null, optional: true },
    ],
  };
}

function weekdays(words: Words): Option[] {
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: dayName(words, day) }));
}

function mostUsual(waking: readonly WakingHours[]): { hours: WakingHours; days: number[] } {
  const same = Map.groupBy(waking.keys(), (index) => `${waking[index]!.from}–${waking[index]!.to}`);
  const [indexes] = [...same.values()].sort((a, b) => b.length - a.length);
  return { hours: waking[indexes![0]!]!, days: indexes!.map((index) => index + 1) };
}
