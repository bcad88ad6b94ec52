import type { View } from '../../../shared/access.ts';
import { standing } from '../../../shared/domain/pausing.ts';
import type { Pause, RhythmException } from '../../../shared/domain/person.ts';
import type { WallDate } from '../../../shared/time.ts';
import { sayDate } from '../../../shared/words/dates.ts';
import type { Words } from '../../../shared/words/words.ts';
import { type Block, type Card, card, choice, choices, factList, hint, type Item, list, say, title } from '../../chat/card.ts';
import { sayDays, sayExample, sayHours, sayWaking } from './say.ts';

type Settings = { words: Words; view: View<'self'>; today: WallDate };

/** Everything somebody chose about themselves, each with the way to change it. `news` is what just changed. */
export function settingsCard(settings: Settings, news: string | null = null): Card {
  const { words, view, today } = settings;
  const { person } = view;
  const { rhythm, language } = person;
  const leave = standing(view.pauses, today);
  const facts = [
    {
      label: words.person.zone(),
      value: words.person.zoneFrom({ zone: person.zone, from: person.zoneFrom === 'chosen' ? 'chosen' : 'other' }),
    },
    {
      label: words.person.language(),
      value: words.person.languageFrom({ example: sayExample(language), from: person.languageFrom === 'chosen' ? 'chosen' : 'other' }),
    },
    { label: words.person.waking(), value: sayWaking(words, rhythm.waking, language) },
    { label: words.person.daysOff(), value: rhythm.daysOff.length === 0 ? words.person.daysOffNone() : sayDays(words, rhythm.daysOff) },
    { label: words.person.less(), value: person.asksForLess ? words.person.lessOnly() : words.person.lessUsual() },
    {
      label: words.person.leave(),
      value: leave.map((pause) => sayLeave(words, pause, language, today)).join('; ') || words.person.leaveNone(),
    },
  ];
  const dates = rhythm.exceptions.filter((one) => one.until >= today);
  return card('person.settings', {
    summary: news ?? words.person.settingsSummary({ zone: person.zone }),
    blocks: [
      title(words.person.settingsTitle()),
      news === null ? null : say(news),
      factList(facts),
      dates.length === 0 ? null : datesBlock(settings, dates),
      hint(words.person.quietHint()),
      choices(
        choice(words.person.changeHours(), { type: 'rhythm.open' }),
        choice(words.person.changeZone(), { type: 'settings.open' }),
        leave.length > 0
          ? choice(words.person.endLeave(), { type: 'pause.end' })
          : choice(words.person.takeLeave(), { type: 'pause.open' }),
        choice(words.person.addDates(), { type: 'exception.open' }, { weight: 'rare' }),
        choice(words.account.listTitle(), { type: 'account.show' }, { weight: 'rare' }),
        choice(words.device.pair(), { type: 'device.open' }, { weight: 'rare' }),
        person.zoneFrom === 'chosen' || person.languageFrom === 'chosen'
          ? choice(words.person.backToProfile(), { type: 'settings.profile' }, { weight: 'rare' })
          : null,
      ),
    ],
  });
}

function datesBlock({ words, view, today }: Settings, dates: RhythmException[]): Block {
  const { language } = view.person;
  const item = ({ from, until, off, waking }: RhythmException): Item => ({
    text: sayDates(words, from, until, language, today),
    hint: waking
      ? words.person.datesWaking({ hours: sayHours(words, waking, language) })
      : off
        ? words.person.datesOff()
        : words.person.datesWorking(),
    choices: [choice(words.person.dateRemove(), { type: 'exception.remove', from, until })],
  });
  return list(dates.map(item), { title: words.person.datesTitle() });
}

function sayDates(words: Words, from: WallDate, until: WallDate, language: string, today: WallDate): string {
  const first = sayDate(from, language, today);
  return from === until ? first : words.person.dates({ from: first, until: sayDate(until, language, today) });
}

export function sayLeave(words: Words, { from, until }: Pick<Pause, 'from' | 'until'>, language: string, today: WallDate): string {
  const first = sayDate(from, language, today);
  if (until === null) return words.person.leaveOpen({ from: first });
  return from === until ? first : words.person.leaveItem({ from: first, until: sayDate(until, language, today) });
}
