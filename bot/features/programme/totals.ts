import { coordinates } from '../../../shared/access.ts';
import { countsOfMonths, LEAST_SAID, type MonthSaid, monthsBefore, monthsSettled } from '../../../shared/domain/totals.ts';
import { dateAt } from '../../../shared/time.ts';
import { sayMonth } from '../../../shared/words/dates.ts';
import type { Words } from '../../../shared/words/words.ts';
import { card, hint, list, title } from '../../chat/card.ts';
import { lockProgramme, meetingsOfProgramme } from '../../store/programmes.ts';
import { monthsSaid } from '../../store/summaries.ts';
import { done, refused, type Verb } from '../feature.ts';
import { sayMonthSaid } from '../said-totals.ts';

const MONTHS = 3;

/** Totals of months that are over, for whoever coordinates the programme. */
export const showTotals: Verb<'programme.totals'> = async ({ tx, who, words, now }, intent) => {
  const run = await lockProgramme(tx, intent.programme);
  if (!run || !coordinates(who.id, run.coordinators)) return refused(words.programme.notCoordinator());
  const { id, name, zone, policy } = run.programme;
  const today = dateAt(now, zone);
  const months = monthsBefore(today, MONTHS);
  const counts = countsOfMonths(await meetingsOfProgramme(tx, id, months.at(-1)!), months, zone);
  const settled = monthsSettled(today, MONTHS).filter((month) => months.includes(month));
  const said = new Map((await monthsSaid(tx, run.programme, settled, now)).map((one) => [one.month, one]));
  return done(
    card('programme.totals', {
      summary: words.programme.totalsSummary({ name }),
      blocks: [
        title(words.programme.totalsTitle({ name })),
        list(
          counts.map(({ month, held, calledOff }) => ({
            text: words.programme.totalsMonth({ month: sayMonth(month, who.language), held, calledOff: calledOff ?? 0 }),
            hint: hintOf(words, policy.noticeHours, said.get(month), who.language),
          })),
        ),
        hint(words.programme.totalsHint({ least: LEAST_SAID })),
      ],
    }),
    'new',
  );
};

function hintOf(words: Words, hours: number, said: MonthSaid | undefined, language: string): string {
  if (!said) return words.programme.totalsNotYet();
  const totals = sayMonthSaid(words, said, { hours, language });
  return typeof totals === 'string' ? totals : totals.map((one) => words.programme.totalsSaid(one)).join(' · ');
}
