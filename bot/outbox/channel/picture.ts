import { viewOfChannel } from '../../../shared/access.ts';
import type { Desk } from '../parts.ts';
import { post } from '../post.ts';
import { after, backOff, faultOf } from '../retry.ts';
import type { Row } from '../row.ts';
import { markDead, markSent, putBack, withhold } from '../settle.ts';
import { channelWords } from './post.ts';
import { type Drawn, loadOne, type Posting, type Sending } from './seen.ts';

/**
 * The picture that belongs to a post. It follows the words and never holds them up. One that may have arrived is not sent again, and one
 * that cannot be had troubles nobody: the words say the same.
 */
export async function sendPicture(desk: Desk, row: Row, programme: Posting, { mayBegin, begins }: Sending): Promise<void> {
  const now = desk.clock.now();
  const { read } = desk.store;
  const { week, from, asOf, channel } = JSON.parse(row.because) as Drawn;
  if (row.unclearSince !== null) return void (await markDead(read, row, 'may-have-arrived', now));
  if (row.expires <= now) return void (await withhold(read, row, 'came-too-late', now));
  const overview = await loadOne(desk, programme, week, null);
  const picture = await desk.channel.picture(viewOfChannel(overview, week, from, now), asOf, channelWords);
  if (picture === null) return void (await withhold(read, row, 'nothing-new', now));
  begins();
  try {
    const reference = await post(desk, channel, mayBegin, (chat, signal) =>
      chat.sendFile({ to: 'channel', channel }, picture, row.mark, signal),
    );
    await markSent(read, row, reference, desk.clock.now());
  } catch (error) {
    const fault = faultOf(error);
    desk.log.info({ kind: row.kind, fault: fault.fault, reason: fault.reason }, 'a picture could not be sent');
    const isSafe = fault.fault === 'after' || fault.fault === 'busy';
    if (!isSafe) return void (await markDead(read, row, fault.fault === 'unclear' ? 'may-have-arrived' : 'refused', now));
    const due = after(now, fault.fault === 'after' ? fault.milliseconds : backOff(row.attempt, Math.random()));
    await putBack(read, row, { due, why: 'held-up', attempt: row.attempt + 1 }, now);
  }
}
