import type { View } from '../../../shared/access.ts';
import type { WeekCounts } from '../../../shared/domain/summary.ts';
import { LEAST_SAID } from '../../../shared/domain/totals.ts';
import { sayDate, sayMonth } from '../../../shared/words/dates.ts';
import type { Words } from '../../../shared/words/words.ts';
import { type Block, type Card, card, choice, choices, factList, hint, say, title } from '../../chat/card.ts';
import type { ChannelDrawer, Reader } from '../feature.ts';
import { sayMonthSaid } from '../said-totals.ts';

/** A channel is nobody's: what is posted there is in the language that Cairn itself speaks. */
const LANGUAGE = 'en-GB';

type Seen = View<'channel'> | View<'summary'>;

/** Only that things are done. What is behind the buttons answers coordinators alone, whoever presses them. */
export const drawPost: ChannelDrawer = (view, asOf, words) => {
  const { summary } = words;
  const { id, name } = view.programme;
  const day = sayDate(view.week, LANGUAGE, asOf);
  const who = choice(summary.who(), { type: 'summary.hands', programme: id });
  if (view.weeks === null) {
    const headline = summary.fewHeadline({ programme: name, day });
    const numbers = choice(summary.showMe(), { type: 'summary.show', programme: id }, { weight: 'first' });
    return card('summary.post', {
      summary: headline,
      blocks: [title(summary.title({ programme: name, day })), say(summary.fewBody()), choices(numbers, who)],
    });
  }
  return card('summary.post', {
    summary: summary.headline({ programme: name, day, ...view.weeks.at(-1)! }),
    blocks: [
      title(summary.title({ programme: name, day })),
      weekBlock(words, view.weeks),
      ...monthBlocks(words, view, LANGUAGE),
      choices(who),
      hint(`${summary.asOf({ day: sayDate(asOf, LANGUAGE, asOf) })} ${summary.noNames({ button: summary.who() })}`),
    ],
  });
};

/** The same for one coordinator, in their own messages. `isOfFew`: the channel is not told these numbers. */
export function summaryCard({ words, person }: Reader, view: View<'summary'>, isOfFew: boolean): Card {
  const { summary } = words;
  const { id: programme, name } = view.programme;
  const day = sayDate(view.week, person.language);
  return card('summary', {
    summary: summary.headline({ programme: name, day, ...view.weeks.at(-1)! }),
    blocks: [
      title(summary.title({ programme: name, day })),
      weekBlock(words, view.weeks),
      ...monthBlocks(words, view, person.language),
      choices(
        choice(summary.who(), { type: 'summary.hands', programme }),
        choice(summary.months(), { type: 'programme.totals', programme }),
      ),
      isOfFew ? hint(summary.fewHint({ least: LEAST_SAID })) : null,
    ],
  });
}

/** The last of the weeks, against the one before it where that is said too. */
function weekBlock({ summary }: Words, weeks: readonly WeekCounts[]): Block {
  const week = weeks.at(-1)!;
  const before = weeks.at(-2);
  const earlier = weeks.slice(0, -1).reduce((sum, one) => sum + one.overdue, 0);
  const signed = (one: WeekCounts) => (one.held === 0 ? summary.none() : summary.ofAll({ count: one.signed, all: one.held }));
  const compared = (value: (one: WeekCounts) => string) =>
    before ? summary.value({ value: value(week), before: value(before) }) : value(week);
  return factList([
    { label: summary.held(), value: compared(({ held }) => String(held)) },
    { label: summary.signed(), value: compared(signed) },
    { label: summary.waiting(), value: String(week.waiting) },
    { label: summary.overdue(), value: earlier > 0 ? summary.overdueEarlier({ count: week.overdue, earlier }) : String(week.overdue) },
  ]);
}

function monthBlocks(words: Words, { month, programme }: Seen, language: string): Block[] {
  if (month === null) return [];
  const said = sayMonthSaid(words, month.said, { hours: programme.noticeHours, before: month.before, language });
  if (typeof said === 'string') return [hint(said)];
  return [say(words.summary.monthTitle({ month: sayMonth(month.said.month, language) })), factList(said)];
}

export function whichCard(words: Words, programmes: readonly { name: string; ask: Parameters<typeof choice>[1] }[]): Card {
  return card('summary.which', {
    summary: words.summary.whichSummary(),
    blocks: [title(words.summary.whichTitle()), choices(...programmes.map(({ name, ask }) => choice(name, ask)))],
  });
}
