import { viewOfChannel } from '../../../shared/access.ts';
import { nextLook } from '../../../shared/domain/posts.ts';
import { dateAt, type Instant } from '../../../shared/time.ts';
import type { Desk } from '../parts.ts';
import { post } from '../post.ts';
import { after, backOff, faultOf } from '../retry.ts';
import type { Row } from '../row.ts';
import { putBack, withhold } from '../settle.ts';
import { hashOf } from '../shown.ts';
import { channelWords } from './post.ts';
import { type Drawn, loadOne, type Posting, type Sending } from './seen.ts';

/** After that many tries an edit waits for its next day. */
const TRIES = 5;

/** Once a day, at the hour of the posts: where a number has changed since, what was posted is drawn over; until it rests. */
export async function lookAgain(desk: Desk, row: Row, programme: Posting, { mayBegin }: Sending): Promise<void> {
  const { read } = desk.store;
  const now = desk.clock.now();
  const shown = await read.selectFrom('shown').selectAll().where('id', '=', row.shown).executeTakeFirst();
  const drawn = shown && (JSON.parse(shown.because) as Drawn);
  // Where the coordinators have moved on to another channel, nothing is said in the old one.
  if (!shown || !drawn || !isSame(drawn.channel, programme.channel)) return void (await withhold(read, row, 'nothing-new', now));
  const view = viewOfChannel(await loadOne(desk, programme, drawn.week, drawn.month), drawn.week, drawn.from, now);
  const asOf = dateAt(now, programme.zone);
  const before = desk.channel.post(view, drawn.asOf, channelWords);
  if (hashOf(before) !== shown.hash) {
    const card = desk.channel.post(view, asOf, channelWords);
    try {
      await post(desk, drawn.channel, mayBegin, (chat, signal) => chat.update(shown.reference, card, signal));
    } catch (error) {
      return notDrawn(desk, row, programme, drawn, error, now);
    }
    await read
      .updateTable('shown')
      .set({ hash: hashOf(card), because: JSON.stringify({ ...drawn, asOf }) })
      .where('id', '=', shown.id)
      .execute();
  }
  await tomorrow(desk, row, programme, drawn, now);
}

async function tomorrow(desk: Desk, row: Row, programme: Posting, { week }: Drawn, now: Instant): Promise<void> {
  const due = nextLook(programme, week, now);
  if (due === null) await withhold(desk.store.read, row, 'nothing-new', now);
  else await putBack(desk.store.read, row, { due, why: null, attempt: 0, unclearSince: null }, now);
}

/** Drawing twice does no harm, so what is unclear is simply done again; what cannot be drawn over any more is left as it is. */
async function notDrawn(desk: Desk, row: Row, programme: Posting, drawn: Drawn, error: unknown, now: Instant): Promise<void> {
  const fault = faultOf(error);
  desk.log.info({ kind: row.kind, fault: fault.fault, reason: fault.reason }, 'a summary could not be drawn over');
  if (fault.fault === 'final') {
    await desk.store.read.deleteFrom('shown').where('id', '=', row.shown).execute();
    return void (await withhold(desk.store.read, row, 'nothing-new', now));
  }
  const attempt = row.attempt + 1;
  if (attempt >= TRIES) return tomorrow(desk, row, programme, drawn, now);
  const due = after(now, fault.fault === 'after' ? fault.milliseconds : backOff(row.attempt, Math.random()));
  await putBack(desk.store.read, row, { due, why: 'held-up', attempt, unclearSince: null }, now);
}

function isSame(a: Posting['channel'], b: Posting['channel']): boolean {
  return a.platform === b.platform && a.enterprise === b.enterprise && a.tenant === b.tenant && a.channel === b.channel;
}
