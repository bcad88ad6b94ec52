import { coordinates } from '../../../shared/access.ts';
import { LEAST_SAID, monthsBefore, totalsOf } from '../../../shared/domain/totals.ts';
import { dateAt } from '../../../shared/time.ts';
import { sayMonth } from '../../../shared/words/dates.ts';
import { card, hint, list, title } from '../../chat/card.ts';
import { lockProgramme, meetingsOfProgramme } from '../../store/programmes.ts';
import { done, refused, type Verb } from '../feature.ts';

const MONTHS = 3;

/** Totals of months that are over, for whoever coordinates the programme. */
export const showTotals: Verb<'programme.totals'> = async ({ tx, who, words, now }, intent) => {
  const run = await lockProgramme(tx, intent.programme);
  if (!run || !coordinates(who.id, run.coordinators)) return refused(words.programme.notCoordinator());
  const { id, name, zone, policy } = run.programme;
  const months = monthsBefore(dateAt(now, zone), MONTHS);
  const totals = totalsOf(await meetingsOfProgramme(tx, id, months.at(-1)!), months, zone);
  return done(
    card('programme.totals', {
      summary: words.programme.totalsSummary({ name }),
      blocks: [
        title(words.programme.totalsTitle({ name })),
        list(
          totals.map(({ month, held, calledOff, short }) => ({
            text: words.programme.totalsMonth({ month: sayMonth(month, who.language), held, calledOff }),
            hint:
              short === null
                ? words.programme.totalsFew({ hours: policy.noticeHours, least: LEAST_SAID })
                : words.programme.totalsShort({ short, hours: policy.noticeHours }),
          })),
        ),
        hint(words.programme.totalsHint({ least: LEAST_SAID })),
      ],
    }),
    'new',
  );
};
