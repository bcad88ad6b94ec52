import { put } from '../../../shared/decision.ts';
import { keepTyped, saveDraft } from '../../../shared/domain/log-saving.ts';
import { typedIn } from '../../../shared/log-typed.ts';
import { keepDraft } from '../../store/logs.ts';
import type { Outcome, Verb } from '../feature.ts';
import { refused } from '../feature.ts';
import { handOf, notThere, shown, shownInstead, withLog } from './context.ts';
import { sentenceOf } from './refusals.ts';

const quiet: Outcome = { answer: { answer: 'quiet' } };

/** A chat shows nothing of the answer while somebody writes, and tells them when the form is sent; a panel, which may have been away, at once. */
export const keepLog: Verb<'log.keep'> = async (context, { type: _, log: id, ...fields }) => {
  const loaded = await withLog(context, id);
  if (!loaded) return notThere(context);
  const { words } = context;
  if (!loaded.draft) return refused(words.log.tooLateToWrite());
  const kept = keepTyped(loaded.draft, typedIn(fields, context.who.id), handOf(context));
  if (kept !== loaded.draft) await keepDraft(context.tx, kept, context.who.id, context.now);
  return loaded.log.status === 'draft' ? quiet : refused(words.log.signedMeanwhile());
};

/** What was typed is kept in any case, and read through before anybody signs it. */
export const saveLog: Verb<'log.save'> = async (context, { type: _, log: id, ...fields }) => {
  const { words, newId } = context;
  const loaded = await withLog(context, id);
  if (!loaded) return notThere(context);
  const { facts, log, draft } = loaded;
  if (!draft) return refused(words.log.tooLateToWrite());
  if (log.status !== 'draft') {
    const kept = keepTyped(draft, typedIn(fields, context.who.id), handOf(context));
    return shownInstead(context, loaded, words.log.signedMeanwhile(), kept === draft ? [] : [put('logDraft', kept)]);
  }
  const saved = saveDraft(facts, log, draft, typedIn(fields, context.who.id), newId, handOf(context));
  const [first] = saved.no;
  if (!first) return shown(context, loaded, saved.changes, words.log.saved());
  const beside = saved.no.flatMap((no) => (no.field ? [[no.field, sentenceOf(words, no)] as const] : []));
  return { answer: { answer: 'refused', why: sentenceOf(words, first), fields: Object.fromEntries(beside) }, changes: saved.changes };
};
