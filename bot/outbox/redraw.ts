import type { MeetingId, MentorshipId, PersonId, ProgrammeId } from '../../shared/domain/ids.ts';
import type { NudgeKind } from '../../shared/nudges.ts';
import type { Card } from '../chat/card.ts';
import { loadHome } from '../store/home.ts';
import { type AtHand, loadAtHand } from './at-hand.ts';
import { drawn, isCard } from './draw.ts';
import { failed } from './failed.ts';
import { inOrder } from './manners.ts';
import { merged } from './merged.ts';
import type { Desk } from './parts.ts';
import { post } from './post.ts';
import type { Recipient } from './recipients.ts';
import { faultOf } from './retry.ts';
import type { Row } from './row.ts';
import { markSent, withhold } from './settle.ts';
import { hashOf, notificationOf, type Shown } from './shown.ts';

/** Draws a card that is on show again, or somebody's standing page, when it would look different. */
export async function redraw(desk: Desk, hand: AtHand, recipient: Recipient, row: Row, mayBegin: () => boolean): Promise<void> {
  const now = desk.clock.now();
  const shown = await desk.store.read.selectFrom('shown').selectAll().where('id', '=', row.shown).executeTakeFirst();
  const account = recipient.accounts.find(({ id, platform }) => id === shown?.account && desk.chats.has(platform));
  const all = shown && account ? await onSameMessage(desk, shown) : [];
  const card = shown && account ? await (row.work === 'home' ? homeCard(desk, recipient) : cardOf(desk, hand, recipient, all)) : null;
  if (!shown || !account || !card || hashOf(card) === shown.hash) {
    await withhold(desk.store.read, row, 'nothing-new', now);
    return;
  }
  try {
    await post(desk, account, mayBegin, (chat, signal) =>
      row.work === 'home' ? chat.showHome(account, card, signal) : chat.update(shown.reference, card, signal),
    );
  } catch (error) {
    await notRedrawn(desk, row, all, error);
    return;
  }
  const ids = all.map(({ id }) => id);
  await desk.store.read
    .updateTable('shown')
    .set({ hash: hashOf(card) })
    .where('id', 'in', ids)
    .execute();
  // A newer change took the row from us while we drew: then it is pending again, and this does nothing.
  await markSent(desk.store.read, row, shown.reference, now);
}

/** Drawing twice does no harm, so what is unclear is simply done again; what cannot be drawn over any more is left as it is. */
async function notRedrawn(desk: Desk, row: Row, all: readonly Shown[], error: unknown): Promise<void> {
  const fault = faultOf(error);
  if (fault.fault === 'final' && all.length > 0) {
    const ids = all.map(({ id }) => id);
    await desk.store.read.deleteFrom('shown').where('id', 'in', ids).execute();
  }
  const again = fault.fault === 'unclear' ? ({ fault: 'busy', reason: fault.reason } as const) : fault;
  await failed(desk, null, { rows: [row], factsOf: () => undefined, fault: again, since: desk.clock.now() });
}

/** Messages that were merged lie on one card, and are drawn over together. */
async function onSameMessage(desk: Desk, shown: Shown): Promise<Shown[]> {
  if (shown.kind === 'home') return [shown];
  const { reference, account } = shown;
  const all = await desk.store.read
    .selectFrom('shown')
    .selectAll()
    .where('reference', '=', reference)
    .where('account', '=', account)
    .execute();
  return all.sort(inOrder);
}

type About = Shown & {
  kind: NudgeKind;
  person: PersonId;
  mentorship: MentorshipId | null;
  programme: ProgrammeId | null;
  meeting: MeetingId | null;
};

async function cardOf(desk: Desk, hand: AtHand, recipient: Recipient, all: readonly Shown[]): Promise<Card | null> {
  const about = all as readonly About[];
  const isWhole = about.every(({ kind, mentorship }) => kind !== 'reminder' && (!mentorship || hand.facts.has(mentorship)));
  const facts = isWhole ? hand : await loadAtHand(desk.store.read, about, desk.clock.now());
  const [first, ...more] = about.flatMap((shown) => {
    const message = drawn(desk, facts, recipient, { ...shown, notification: notificationOf(shown), because: JSON.parse(shown.because) });
    return message && isCard(message) ? [message] : [];
  });
  return first ? merged([first, ...more], recipient.words) : null;
}

async function homeCard(desk: Desk, { person, words }: Recipient): Promise<Card> {
  const now = desk.clock.now();
  return desk.drawHome({ ...(await loadHome(desk.store.read, person.id, now)), reader: { person, words }, now, url: desk.url });
}
