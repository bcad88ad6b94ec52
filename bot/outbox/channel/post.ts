import { viewOfChannel } from '../../../shared/access.ts';
import { toldFrom } from '../../../shared/domain/overview.ts';
import { monthOfPost, postOf } from '../../../shared/domain/posts.ts';
import { dateAt, type WallDate } from '../../../shared/time.ts';
import { wordsFor } from '../../../shared/words/words.ts';
import type { Card } from '../../chat/card.ts';
import type { MessageRef } from '../../chat/port.ts';
import type { Desk } from '../parts.ts';
import { lookIn, post } from '../post.ts';
import type { Row } from '../row.ts';
import { markAs, putBack } from '../settle.ts';
import { hashOf } from '../shown.ts';
import { type Drawn, isAboutNobody, loadOne, type Posting, type Sending } from './seen.ts';
import { endPost, settlePosted } from './settle-post.ts';
import { giveUpPost, mayHaveArrived, troubled } from './trouble.ts';

/** Says a week's summary in its programme's channel, once. What may have arrived is looked for, and where a platform cannot tell it is not said again. */
export async function postSummary(desk: Desk, row: Row, programme: Posting, sending: Sending): Promise<void> {
  const now = desk.clock.now();
  const { week } = JSON.parse(row.because) as { week: WallDate };
  const owed = postOf(programme, week);
  const isLate = owed.expires <= now;
  if (owed.due > now) return void (await putBack(desk.store.read, row, { due: owed.due, why: null }, now));
  if (isLate && row.unclearSince === null) return endPost(desk, row, programme, 'came-too-late');

  const arrived = row.unclearSince === null ? 'not-there' : await lookFor(desk, row, programme, sending);
  if (arrived === null) return;
  if (arrived === 'cannot-tell') return mayHaveArrived(desk, row, programme);
  if (isLate && arrived === 'not-there') return giveUpPost(desk, row, programme, 'no-answer');

  const month = monthOfPost(programme, week);
  const overview = await loadOne(desk, programme, week, month);
  const drawn: Drawn = { week, from: toldFrom(overview, week), month, asOf: dateAt(now, programme.zone), channel: programme.channel };
  // What it looks like there is not known any more, so it is drawn over.
  if (arrived !== 'not-there') return settlePosted(desk, row, programme, drawn, { reference: arrived, hash: '' });
  if (isAboutNobody(overview, week)) return endPost(desk, row, programme, 'nothing-new');

  const card = desk.channel.post(viewOfChannel(overview, week, drawn.from, now), drawn.asOf, channelWords);
  const reference = await say(desk, row, programme, card, sending);
  if (reference !== null) await settlePosted(desk, row, programme, drawn, { reference, hash: hashOf(card) });
}

/** A channel is nobody's, so it has no language of its own. */
export const channelWords = wordsFor('en-GB');

/** Null where it did not work, which is settled then. */
async function say(desk: Desk, row: Row, programme: Posting, card: Card, { mayBegin, begins }: Sending): Promise<MessageRef | null> {
  const { channel } = programme;
  const since = desk.clock.now();
  // What is said again gets a new mark, since the old one names what was judged lost.
  const mark = row.unclearSince === null ? row.mark : desk.newId('ntf');
  if (row.unclearSince !== null && !(await markAs(desk.store.read, [row], mark))) return null;
  const marked = { ...row, mark, unclearSince: null };
  begins();
  try {
    return await post(desk, channel, mayBegin, (chat, signal) => chat.show({ to: 'channel', channel }, card, mark, signal));
  } catch (error) {
    await troubled(desk, marked, programme, error, since);
    return null;
  }
}

async function lookFor(
  desk: Desk,
  row: Row,
  programme: Posting,
  { mayBegin }: Sending,
): Promise<MessageRef | 'not-there' | 'cannot-tell' | null> {
  try {
    return await lookIn(desk, { to: 'channel', channel: programme.channel }, mayBegin, row.mark, row.unclearSince!);
  } catch (error) {
    await troubled(desk, row, programme, error, row.unclearSince!);
    return null;
  }
}
