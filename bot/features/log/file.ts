import { isRefusal } from '../../../shared/decision.ts';
import { discardLog } from '../../../shared/domain/log-discarding.ts';
import { fileLog, withdrawLog } from '../../../shared/domain/log-filing.ts';
import { card, choice, say } from '../../chat/card.ts';
import { done, type Verb } from '../feature.ts';
import { partnerOf } from '../partner.ts';
import { withdrawChoice } from './choices.ts';
import { handOf, newerActions, notThere, shown, shownInstead, tellingOf, withLog } from './context.ts';
import { sentenceOf } from './refusals.ts';
import { pressed } from './status.ts';
import { dayOf, seenOf } from './telling.ts';

export const showLog: Verb<'log.show'> = async (context, { log: id }) => {
  const loaded = await withLog(context, id);
  return loaded ? shown(context, loaded) : notThere(context);
};

/** The writer's name under the draft as it was read through. */
export const file: Verb<'log.file'> = async (context, { log: id, seen }) => {
  const { newId, words } = context;
  const loaded = await withLog(context, id);
  if (!loaded?.draft) return loaded ? shownInstead(context, loaded, words.log.alreadyFiled()) : notThere(context);
  if (seen !== undefined && seen !== seenOf(await tellingOf(context, loaded)))
    return shownInstead(context, loaded, words.log.changedSince());
  const chance = { entry: newId('lge'), mark: newId('lgm'), next: newId('mtg'), salt: newId('lgm') };
  const filing = { ...chance, newer: await newerActions(context, loaded) };
  return pressed(context, loaded, fileLog(loaded.facts, loaded.log, loaded.draft, filing, handOf(context)), (telling) => ({
    said: words.log.filed({ partner: partnerOf(telling.pair) }),
    choices: [withdrawChoice(telling)],
  }));
};

export const withdraw: Verb<'log.withdraw'> = async (context, { log: id }) => {
  const loaded = await withLog(context, id);
  if (!loaded) return notThere(context);
  const entry = loaded.entries.find((one) => one.id === loaded.log.entry);
  const outcome = entry ? withdrawLog(loaded.facts, loaded.log, entry, context.who.id) : ({ refused: 'nothingToWithdraw' } as const);
  return pressed(context, loaded, outcome, ({ meeting }) => ({
    said: context.words.log.withdrawn(),
    choices: [choice(context.words.log.goOn(), { type: 'log.open', meeting: meeting.id }, { weight: 'first' })],
  }));
};

export const discard: Verb<'log.discard'> = async (context, { log: id }) => {
  const { words } = context;
  const loaded = await withLog(context, id);
  if (!loaded) return notThere(context);
  const outcome = discardLog(loaded.facts, loaded.log);
  if (isRefusal(outcome)) return shownInstead(context, loaded, sentenceOf(words, outcome));
  const said = words.log.discarded({ day: dayOf(await tellingOf(context, loaded)) });
  return done(card('log.discarded', { summary: said, blocks: [say(said)] }), 'replace', outcome.changes);
};
