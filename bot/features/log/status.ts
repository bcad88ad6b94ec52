import { type Change, type Decision, isRefusal, type Refusal } from '../../../shared/decision.ts';
import type { Meeting } from '../../../shared/domain/meeting.ts';
import { sayForBoth } from '../../../shared/words/dates.ts';
import { type Block, type Card, type Choice, card, choice, choices, say, title } from '../../chat/card.ts';
import { type Context, done, type Outcome } from '../feature.ts';
import { partnerOf, partnerZone } from '../partner.ts';
import { afterwards, type Loaded, shownInstead, tellingOf } from './context.ts';
import { sentenceOf } from './refusals.ts';
import { dayOf, type LogTelling } from './telling.ts';

/** How a log stands after what somebody did, for the chat: nothing of what it says. */
function statusCard(telling: LogTelling, said: string, more: readonly (Block | null)[], other: readonly Choice[]): Card {
  const { reader, pair, log } = telling;
  const { words } = reader;
  const read = choice(log.status === 'draft' ? words.log.readDraft() : words.log.read(), { type: 'log.show', log: log.id });
  return card('log.status', {
    summary: words.log.statusSummary({ day: dayOf(telling), partner: partnerOf(pair), said }),
    blocks: [title(words.log.title({ day: dayOf(telling) })), say(said), ...more, choices(...other, read)],
  });
}

/** What a press came to. Where it came to nothing, the log as it is says why. */
export async function pressed(
  context: Context,
  loaded: Loaded,
  outcome: Decision | Refusal,
  say: (telling: LogTelling) => { said: string; choices?: Choice[] },
): Promise<Outcome> {
  if (isRefusal(outcome)) return shownInstead(context, loaded, sentenceOf(context.words, outcome));
  const telling = await tellingOf(context, afterwards(loaded, outcome.changes));
  const { said, choices: other = [] } = say(telling);
  return done(statusCard(telling, said, [nextBlock(telling, outcome.changes)], other), 'replace', outcome.changes);
}

/** The next meeting that came with it, as it is now. */
function nextBlock({ reader, pair, meeting, now }: LogTelling, changes: readonly Change[]): Block | null {
  const { words, person } = reader;
  const next = changes.flatMap((one) =>
    'put' in one && one.put === 'meeting' && one.row.id !== meeting.id ? [one.row as Meeting] : [],
  )[0];
  if (!next) return null;
  const when = sayForBoth(next.start, person, partnerZone(pair), now);
  return say(words.log.nextIs({ when, isBooked: next.status === 'confirmed' ? 'yes' : 'other' }));
}
