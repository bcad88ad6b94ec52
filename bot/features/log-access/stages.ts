import { type View, viewOfLogs } from '../../../shared/access.ts';
import type { ProgrammeId } from '../../../shared/domain/ids.ts';
import { dateAt } from '../../../shared/time.ts';
import { sayDate } from '../../../shared/words/dates.ts';
import { type Card, type Choice, card, choice, choices, hint, list, say, title } from '../../chat/card.ts';
import { loadFacts } from '../../store/facts.ts';
import { coordinatedBy, pairsOf } from '../../store/programmes.ts';
import { type Context, done, refused, type Verb } from '../feature.ts';
import { pairNames } from './say.ts';

const MOST_PAIRS = 10;
const MOST_LOGS = 15;

/** How far the logs of each pair are, past pairs included: counts, and the way to those of one. */
export const showPairs: Verb<'logs.show'> = async (context, { programme: id, from = 0 }) => {
  const { tx, who, words, now } = context;
  const programme = (await coordinatedBy(tx, who.id)).find((one) => one.id === id);
  if (!programme) return refused(words.readers.notCoordinator());
  const ids = (await pairsOf(tx, [id])).map((one) => one.mentorship).filter(({ status }) => status === 'active' || status === 'ended');
  const all = await loadFacts(
    tx,
    ids.map((one) => one.id),
    now,
  );
  const views = ids.flatMap((one) => viewOfLogs(all.get(one.id)!, who.id, now) ?? []).filter((one) => one.logs.length > 0);
  return done(pairsCard(context, programme, views, from), 'new');
};

export const showPair: Verb<'logs.pair'> = async (context, { mentorship, from = 0 }) => {
  const { tx, who, words, now } = context;
  const facts = (await loadFacts(tx, [mentorship], now)).get(mentorship);
  const view = facts ? viewOfLogs(facts, who.id, now) : null;
  return view ? done(pairCard(context, view, from), 'new') : refused(words.readers.notTheirs());
};

function pairsCard({ words }: Context, { id, name }: { id: ProgrammeId; name: string }, all: readonly View<'logs'>[], from: number): Card {
  const { readers } = words;
  const more = all.length - from - MOST_PAIRS;
  const items = all.slice(from, from + MOST_PAIRS).map((one) => ({
    text: readers.pair(pairNames(one)),
    hint: readers.pairCounts(countsOf(one)),
    choices: [choice(readers.open(), { type: 'logs.pair', mentorship: one.mentorship })],
  }));
  return card('readers.pairs', {
    summary: readers.pairsSummary({ count: all.length, programme: name }),
    blocks: [
      title(readers.pairsTitle({ programme: name })),
      items.length === 0 ? say(readers.pairsEmpty()) : list(items, { more: more > 0 ? readers.more({ count: more }) : null }),
      choices(
        more > 0 ? choice(readers.showMore(), { type: 'logs.show', programme: id, from: from + MOST_PAIRS }) : null,
        choice(readers.policy(), { type: 'programme.readers.open', programme: id }),
      ),
      hint(readers.pairsHint()),
    ],
  });
}

function countsOf({ logs }: View<'logs'>): { signed: number; open: number; overdue: number } {
  const of = (...stages: string[]) => logs.filter((one) => stages.includes(one.stage)).length;
  return { signed: of('signed'), open: of('due', 'draft', 'filed'), overdue: of('overdue') };
}

function pairCard({ words, who, now }: Context, view: View<'logs'>, from: number): Card {
  const { readers } = words;
  const today = dateAt(now, who.zone);
  const more = view.logs.length - from - MOST_LOGS;
  const items = view.logs.slice(from, from + MOST_LOGS).map((one) => ({
    text: sayDate(one.day, who.language, today),
    hint: readers.stage({ stage: one.stage === 'overdue' ? 'other' : one.stage }),
    choices: readChoice(words, one),
  }));
  return card('readers.stages', {
    summary: readers.stagesSummary(pairNames(view)),
    blocks: [
      title(readers.stagesTitle(pairNames(view))),
      items.length === 0 ? say(readers.pairsEmpty()) : list(items, { more: more > 0 ? readers.more({ count: more }) : null }),
      ...(more > 0
        ? [choices(choice(readers.showMore(), { type: 'logs.pair', mentorship: view.mentorship, from: from + MOST_LOGS }))]
        : []),
      hint(view.logs.some((one) => one.mayRead) ? readers.stagesOpen() : readers.stagesClosed()),
    ],
  });
}

function readChoice({ readers }: Context['words'], { log, mayRead }: View<'logs'>['logs'][number]): Choice[] {
  if (!mayRead || log === null) return [];
  const sure = { title: readers.readSureTitle(), text: readers.readSureText(), yes: readers.read(), no: readers.readSureNo() };
  return [choice(readers.read(), { type: 'log.read', log }, { sure })];
}
