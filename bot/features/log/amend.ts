import { type Decision, isRefusal, type Refusal } from '../../../shared/decision.ts';
import { logLengths } from '../../../shared/domain/log.ts';
import { amendLog, signAmendment, withdrawAmendment } from '../../../shared/domain/log-amending.ts';
import type { Form } from '../../chat/form.ts';
import type { Verb } from '../feature.ts';
import { partnerOf } from '../partner.ts';
import { handOf, isAsSigned, notAsSigned, notThere, shown, shownInstead, tellingOf, withLog } from './context.ts';
import { sayNo, sentenceOf } from './refusals.ts';
import { pressed } from './status.ts';
import type { LogTelling } from './telling.ts';

export const openAmendment: Verb<'log.amend.open'> = async (context, { log: id }) => {
  const loaded = await withLog(context, id);
  if (!loaded) return notThere(context);
  return { answer: { answer: 'form', form: amendForm(await tellingOf(context, loaded)) } };
};

/** What was signed stays as it is: something is added, with the reason. */
export const amend: Verb<'log.amend'> = async (context, { log: id, reason, text }) => {
  const { newId, words } = context;
  const loaded = await withLog(context, id);
  if (!loaded) return notThere(context);
  const ids = { entry: newId('lge'), mark: newId('lgm'), salt: newId('lgm') };
  const outcome = amendLog(loaded.log, { reason, text }, ids, handOf(context));
  if (isRefusal(outcome)) return sayNo(words, { ...outcome, field: 'text' });
  const { pair } = await tellingOf(context, loaded);
  return shown(context, loaded, outcome.changes, words.log.amended({ partner: partnerOf(pair) }));
};

export const signAdded: Verb<'log.amend.sign'> = async (context, { log: id, entry: seen }) => {
  const { newId, words } = context;
  const loaded = await withLog(context, id);
  if (!loaded) return notThere(context);
  const entry = loaded.entries.find((one) => one.id === seen);
  if (entry && !isAsSigned(loaded.facts, entry)) return notAsSigned(context, loaded);
  const outcome = entry ? signAmendment(loaded.log, entry, newId('lgm'), handOf(context)) : ({ refused: 'changedSince' } as const);
  return pressed(context, loaded, outcome, ({ pair }) => ({ said: words.log.signedAdded({ partner: partnerOf(pair) }) }));
};

export const withdrawAdded: Verb<'log.amend.withdraw'> = async (context, { log: id, entry: seen }) => {
  const { who, words } = context;
  const loaded = await withLog(context, id);
  if (!loaded) return notThere(context);
  const { facts, log, entries } = loaded;
  const entry = entries.find((one) => one.id === seen);
  const outcome: Decision | Refusal = entry ? withdrawAmendment(facts, log, entry, who.id) : { refused: 'nothingToWithdraw' };
  if (isRefusal(outcome)) return shownInstead(context, loaded, sentenceOf(words, outcome));
  return shown(context, loaded, outcome.changes, words.log.withdrawnAdded());
};

function amendForm({ reader, pair, log }: LogTelling): Form {
  const { words } = reader;
  const field = { field: 'text', value: null, long: true } as const;
  return {
    name: 'log.amend',
    title: words.log.amend(),
    submit: words.log.amendSubmit(),
    cancel: words.common.cancel(),
    intro: words.log.amendIntro({ partner: partnerOf(pair) }),
    ask: { type: 'log.amend', log: log.id },
    fields: [
      { ...field, name: 'text', label: words.log.amendText(), hint: words.log.noNames(), most: logLengths.topics },
      { ...field, name: 'reason', label: words.log.amendReason(), most: logLengths.reason },
    ],
  };
}
