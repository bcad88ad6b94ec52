import { type Decision, isRefusal, type Refusal } from '../../../shared/decision.ts';
import type { LogEntryId, LogId, LogMarkId } from '../../../shared/domain/ids.ts';
import { comment, hasRoomForRemark, seeDifferently, signLog, suggestCorrection } from '../../../shared/domain/log-answering.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Context, Outcome, Verb } from '../feature.ts';
import { partnerOf } from '../partner.ts';
import { handOf, isAsSigned, type Loaded, notAsSigned, notThere, shown, withLog } from './context.ts';
import { sayNo } from './refusals.ts';
import { remarkForm } from './remark-form.ts';
import { pressed } from './status.ts';

/** The other's name under the same words. */
export const sign: Verb<'log.sign'> = async (context, { log: id, entry: seen }) => {
  const { words, newId } = context;
  const loaded = await withLog(context, id);
  if (!loaded) return notThere(context);
  const { facts, log, entries } = loaded;
  const entry = entries.find((one) => one.id === seen);
  if (entry && !isAsSigned(facts, entry)) return notAsSigned(context, loaded);
  const outcome = entry ? signLog(facts, log, entry, newId('lgm'), handOf(context)) : ({ refused: 'changedSince' } as const);
  return pressed(context, loaded, outcome, ({ pair }) => ({ said: words.log.signed({ partner: partnerOf(pair) }) }));
};

type Seen = { log: LogId; entry: LogEntryId };
export type Remark = 'correct' | 'comment' | 'differ';

export const openCorrection: Verb<'log.correct.open'> = (context, seen) => open(context, seen, 'correct');
export const openComment: Verb<'log.comment.open'> = (context, seen) => open(context, seen, 'comment');
export const openDifference: Verb<'log.differ.open'> = (context, seen) => open(context, seen, 'differ');

async function open(context: Context, { log: id, entry }: Seen, remark: Remark): Promise<Outcome> {
  const loaded = await withLog(context, id);
  return loaded ? remarkForm(context, loaded, entry, remark) : notThere(context);
}

export const correct: Verb<'log.correct'> = (context, seen) =>
  remarked(
    context,
    seen,
    ({ facts, log }, mark, who) => hasRoomForRemark(facts, log, who.who) ?? suggestCorrection(log, seen.entry, seen.text, mark, who),
    context.words.log.corrected,
  );

export const addComment: Verb<'log.comment'> = (context, seen) =>
  remarked(
    context,
    seen,
    ({ facts, log }, mark, who) => hasRoomForRemark(facts, log, who.who) ?? comment(log, seen.entry, seen.text, mark, who),
    context.words.log.commented,
  );

/** As good an end as a second name. */
export const differ: Verb<'log.differ'> = (context, seen) =>
  remarked(
    context,
    seen,
    ({ log, entries }, mark, who) => {
      const entry = entries.find((one) => one.id === seen.entry);
      return entry ? seeDifferently(log, entry, seen.text, mark, who) : { refused: 'changedSince' };
    },
    context.words.log.differed,
  );

type Rule = (loaded: Loaded, mark: LogMarkId, who: ReturnType<typeof handOf>) => Decision | Refusal;

async function remarked(context: Context, { log: id }: Seen, rule: Rule, said: Words['log']['corrected']): Promise<Outcome> {
  const loaded = await withLog(context, id);
  if (!loaded) return notThere(context);
  const outcome = rule(loaded, context.newId('lgm'), handOf(context));
  if (isRefusal(outcome)) return sayNo(context.words, { ...outcome, field: 'text' });
  const partner = loaded.facts.people.filter((one) => one.id !== context.who.id).map(({ name }) => name);
  return shown(context, loaded, outcome.changes, said({ partner: partner.join(', ') }));
}
