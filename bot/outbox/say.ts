import type { Card } from '../chat/card.ts';
import type { AtHand } from './at-hand.ts';
import { factsOf, isCard } from './draw.ts';
import { failed } from './failed.ts';
import { giveUp } from './given-up.ts';
import { merged } from './merged.ts';
import type { Desk } from './parts.ts';
import { accountOf, post } from './post.ts';
import type { Ready } from './ready.ts';
import type { Recipient } from './recipients.ts';
import { faultOf } from './retry.ts';
import type { Row } from './row.ts';
import { settleSaid } from './said.ts';
import { markAs } from './settle.ts';
import { hashOf } from './shown.ts';

/** Says what shares a message, and settles its rows by how that went. */
export async function say(
  desk: Desk,
  hand: AtHand,
  recipient: Recipient,
  group: [Ready, ...Ready[]],
  mayBegin: () => boolean,
): Promise<void> {
  const hasNewMark = group.length > 1 || group[0].row.unclearSince !== null;
  const rows = group.map(({ row }) => (hasNewMark ? { ...row, unclearSince: null } : row));
  const about = { rows, factsOf: (row: Row) => factsOf(hand, row), since: desk.clock.now() };
  const account = accountOf(desk, recipient);
  if (!account) {
    if (recipient.accounts.length > 0)
      await failed(desk, null, { ...about, fault: { fault: 'busy', reason: 'no chat of theirs is connected' } });
    else for (const row of rows) await giveUp(desk, row, 'no-account', factsOf(hand, row));
    return;
  }
  // What shares a message shares a mark; one that is said again gets a new one, since the old names what was judged lost.
  const mark = hasNewMark ? desk.newId('ntf') : rows[0]!.mark;
  if (hasNewMark && !(await markAs(desk.store.read, rows, mark))) return;
  const { message } = group[0];
  const to = { to: 'person', account } as const;
  const card = isCard(message) ? merged(group.map((one) => one.message as Card) as [Card, ...Card[]], recipient.words) : null;
  let reference: string;
  try {
    reference = await post(desk, account, mayBegin, (chat, signal) =>
      isCard(message) ? chat.show(to, card ?? message, mark, signal) : chat.sendFile(to, message, mark, signal),
    );
  } catch (error) {
    const fault = faultOf(error);
    desk.log.info({ kinds: rows.map(({ kind }) => kind), fault: fault.fault, reason: fault.reason }, 'a message could not be sent');
    await failed(desk, { account, elsewhere: recipient.accounts.length > 1 }, { ...about, fault });
    return;
  }
  const said = group.map(({ row, nudge }) => ({
    row,
    because: JSON.stringify(nudge.because),
    revision: factsOf(hand, row)?.mentorship.revision ?? null,
  }));
  await settleSaid(desk, said, { account: account.id, reference, hash: card ? hashOf(card) : '' });
}
