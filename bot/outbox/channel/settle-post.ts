import { nextLook } from '../../../shared/domain/posts.ts';
import { plus } from '../../../shared/time.ts';
import type { MessageRef } from '../../chat/port.ts';
import { addNotifications } from '../../store/notifications.ts';
import { never, newRow } from '../new-row.ts';
import type { Desk } from '../parts.ts';
import type { Row } from '../row.ts';
import { markSent, withhold } from '../settle.ts';
import { keepShown, shownId } from '../shown.ts';
import { ofChannel, PICTURE, planPosts, SUMMARY } from './owed.ts';
import type { Drawn, Posting } from './seen.ts';

/** A picture belongs beside its words: a day later nobody looks for it. */
const PICTURE_DAYS = 1;

/**
 * It was posted: from now on it is looked at once a day, its picture follows, and the next week's is owed; all or nothing, so that
 * whoever dies in between leaves a claim that runs out and a mark to be found by.
 */
export async function settlePosted(
  desk: Desk,
  row: Row,
  programme: Posting,
  drawn: Drawn,
  message: { reference: MessageRef; hash: string },
): Promise<void> {
  const now = desk.clock.now();
  const { id } = programme;
  const shown = shownId(row.id);
  const isOurs = await desk.store.transaction(async (tx) => {
    if (!(await markSent(tx, row, message.reference, now))) return false;
    const because = JSON.stringify(drawn);
    await keepShown(tx, { ...ofChannel, id: shown, kind: SUMMARY, programme: id, because, account: '', at: now, ...message });
    const of = { ...ofChannel, programme: id, class: 'programme' } as const;
    const look = nextLook(programme, drawn.week, now);
    const picture = {
      ...of,
      key: `${row.key}/picture`,
      work: 'file',
      kind: PICTURE,
      due: now,
      expires: plus(now, { days: PICTURE_DAYS }),
      because,
    };
    const update = look && { ...of, key: `update/${shown}`, work: 'update', kind: SUMMARY, shown, due: look, expires: never };
    // Where the numbers are not said they are not shown either.
    const rows = [...(drawn.from === null ? [] : [picture]), ...(update ? [update] : [])];
    await addNotifications(
      tx,
      rows.map((one) => newRow(one, now, desk.newId)),
    );
    await planPosts(tx, programme, now, now, desk.newId);
    return true;
  });
  if (!isOurs) desk.log.warn({ notification: row.id, kind: row.kind }, 'a message arrived after its claim was lost');
}

/** Not posted, for a reason that is nobody's trouble; the next week's is owed. */
export async function endPost(desk: Desk, row: Row, programme: Posting, why: 'came-too-late' | 'nothing-new'): Promise<void> {
  const now = desk.clock.now();
  await desk.store.transaction(async (tx) => {
    if (await withhold(tx, row, why, now)) await planPosts(tx, programme, now, now, desk.newId);
  });
}
