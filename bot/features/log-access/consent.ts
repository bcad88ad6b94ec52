import { type View, viewOfLog } from '../../../shared/access.ts';
import { apply } from '../../../shared/apply.ts';
import { type Change, isRefusal } from '../../../shared/decision.ts';
import type { MeetingLog } from '../../../shared/domain/log.ts';
import { decideConsent } from '../../../shared/domain/log-readers.ts';
import type { Facts } from '../../../shared/facts.ts';
import { entriesOf } from '../../store/logs.ts';
import { namesOf } from '../../store/people.ts';
import { type Context, inWindow, type Outcome, refused, type Verb } from '../feature.ts';
import { sayRefusal } from '../refusal.ts';
import { logWithFacts } from './opened.ts';
import { newestIn, readersCard } from './readers-card.ts';

/** For the two whose log it is: who else can read it and why, and who has. */
export const showReaders: Verb<'log.readers'> = async (context, { log: id }) => {
  const found = await logWithFacts(context, id);
  const view = found && (await viewFor(context, found.pair, found.log));
  return view ? shown(context, view) : refused(context.words.readers.notYourLog());
};

export const consent: Verb<'log.consent'> = async (context, { log: id, consent, upTo }) => {
  const { who, words, now, newId } = context;
  const found = await logWithFacts(context, id);
  const seen = found && (await viewFor(context, found.pair, found.log));
  if (!found || !seen) return refused(words.readers.notYourLog());
  if (consent && upTo !== undefined && upTo !== newestIn(seen)) return refused(words.readers.addedSince());
  const outcome = decideConsent(found.pair, who.id, found.log, consent, { id: newId('lgm'), now });
  if (isRefusal(outcome)) return sayRefusal(words.readers, outcome);
  const view = await viewFor(context, apply(found.pair, outcome.changes), found.log);
  return shown(context, view!, outcome.changes);
};

/** Drawn over what it was pressed in. */
function shown(context: Context, view: View<'log'>, changes: readonly Change[] = []): Outcome {
  return inWindow(readersCard(context, view), { type: 'log.readers', log: view.id }, changes);
}

async function viewFor({ tx, seal, who, now }: Context, facts: Facts, log: MeetingLog): Promise<View<'log'> | null> {
  const readers = facts.logMarks.filter((one) => one.log === log.id && one.kind === 'read').map((one) => one.person);
  const opened = { draft: null, entries: await entriesOf(tx, seal, log.id), readers: await namesOf(tx, readers) };
  return viewOfLog(facts, who.id, log, opened, now);
}
