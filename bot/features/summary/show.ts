import { viewOfSummary, viewsOfHands } from '../../../shared/access.ts';
import { toldFrom } from '../../../shared/domain/overview.ts';
import type { Programme } from '../../../shared/domain/programme.ts';
import { toldKeys } from '../../../shared/domain/standstill-told.ts';
import { lastWeek } from '../../../shared/domain/summary.ts';
import { monthsSettled } from '../../../shared/domain/totals.ts';
import type { IntentOf } from '../../../shared/intent.ts';
import { dateAt, minus } from '../../../shared/time.ts';
import { coordinatedBy } from '../../store/programmes.ts';
import { loadOverview, monthsSaid, overviewSince } from '../../store/summaries.ts';
import { toldAt } from '../../store/told.ts';
import { type Context, done, inWindow, type Outcome, refused, type Verb } from '../feature.ts';
import { summaryCard, whichCard } from './cards.ts';
import { handsCard } from './hands-card.ts';

/** How far back something can stand still and still be seen. */
const STANDSTILL_DAYS = 200;

export const showSummary: Verb<'summary.show'> = async (context, intent) => {
  const chosen = await chosenProgramme(context, intent);
  if (!('programme' in chosen)) return chosen.instead ?? refused(context.words.summary.forCoordinators());
  const { tx, who, words, now } = context;
  const { programme } = chosen;
  const { zone } = programme;
  const week = lastWeek(now, zone);
  const watched = await loadOverview(tx, programme.id, overviewSince(week, zone));
  const [said, before] = await monthsSaid(tx, programme, monthsSettled(dateAt(now, zone), 2), now);
  const overview = { ...watched!, month: { said: said!, before: before! } };
  const view = viewOfSummary(overview, week, who.id, now)!;
  return done(summaryCard({ person: who, words }, view, toldFrom(overview, week) === null), 'new');
};

/** Names are read in a window: neither a channel nor a chat keeps them. */
export const showHands: Verb<'summary.hands'> = async (context, intent) => {
  const chosen = await chosenProgramme(context, intent);
  if (!('programme' in chosen)) return chosen.instead ?? refused(context.words.summary.handsForCoordinators());
  const { tx, who, words, now } = context;
  const { programme } = chosen;
  const watched = await loadOverview(tx, programme.id, minus(now, { days: STANDSTILL_DAYS }));
  const overview = { ...watched!, month: null };
  const told = await toldAt(
    tx,
    overview.pairs.flatMap((pair) => toldKeys(pair, now)),
  );
  const hands = viewsOfHands(overview, told, who.id, now)!;
  return inWindow(handsCard(words, programme.name, hands), { type: 'summary.hands', programme: programme.id });
};

type Asked = IntentOf<'summary.show' | 'summary.hands'>;

/** The programme that is meant, if the asker coordinates it; `instead` asks which, where it may be several. */
async function chosenProgramme({ tx, who, words }: Context, asked: Asked): Promise<{ programme: Programme } | { instead: Outcome | null }> {
  const own = await coordinatedBy(tx, who.id);
  const meant = asked.programme ? own.filter((one) => one.id === asked.programme) : own;
  const [only, ...others] = meant;
  if (!only) return { instead: null };
  if (others.length === 0) return { programme: only };
  const asks = meant.map(({ id, name }) => ({ name, ask: { type: asked.type, programme: id } }));
  return { instead: done(whichCard(words, asks), 'new') };
}
