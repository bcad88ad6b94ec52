import { LEAST_SAID, type MonthSaid, type Total } from '../../shared/domain/totals.ts';
import type { Words } from '../../shared/words/words.ts';

export type SaidTotal = { label: string; value: string };

/** What is said of a month, the same wherever it is; `value` puts it beside another month's, where there is one. */
export function saidTotals(
  { summary }: Words,
  hours: number,
  said: MonthSaid,
  value = (key: 'short' | 'notMet' | 'endedEarly') => sayTotal(summary, said[key]),
): SaidTotal[] {
  return [
    { label: summary.short({ hours }), value: value('short') },
    { label: summary.notMet(), value: value('notMet') },
    { label: summary.endedEarly(), value: value('endedEarly') },
  ];
}

export function sayTotal(summary: Words['summary'], total: Total): string {
  if (total === 'few-pairs') return summary.fewPairs({ least: LEAST_SAID });
  return total === 'few' ? summary.few({ least: LEAST_SAID }) : String(total);
}
