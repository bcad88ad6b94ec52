import { LEAST_SAID, type MonthSaid, type Total } from '../../shared/domain/totals.ts';
import { sayMonth } from '../../shared/words/dates.ts';
import type { Words } from '../../shared/words/words.ts';

const kinds = ['short', 'notMet', 'endedEarly'] as const;

/** What is said of a month, the same wherever it is; a sentence where so few pairs had a date that nothing is. */
export function sayMonthSaid(
  { summary }: Words,
  said: MonthSaid,
  { hours, before, language }: { hours: number; before?: MonthSaid; language: string },
): { label: string; value: string }[] | string {
  const month = sayMonth(said.month, language);
  if (isOfFewPairs(said)) return summary.monthFew({ month, least: LEAST_SAID });
  return kinds.map((kind) => ({
    label: kind === 'short' ? summary.short({ hours }) : summary[kind](),
    value:
      before === undefined || isOfFewPairs(before)
        ? sayTotal(summary, said[kind])
        : summary.monthValue({
            value: sayTotal(summary, said[kind]),
            month: sayMonth(before.month, language),
            before: sayTotal(summary, before[kind]),
          }),
  }));
}

const isOfFewPairs = ({ short }: MonthSaid) => short === 'few-pairs';

function sayTotal(summary: Words['summary'], total: Total): string {
  return typeof total === 'number' ? String(total) : summary.few({ least: LEAST_SAID });
}
