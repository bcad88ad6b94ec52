import { coordinates } from '../../shared/access.ts';
import type { Facts } from '../../shared/facts.ts';
import type { Card } from '../chat/card.ts';
import type { ChatFile } from '../chat/port.ts';
import type { Draw, Reader } from '../features/feature.ts';
import { type AtHand, noticeKeyOf } from './at-hand.ts';
import type { Desk } from './parts.ts';
import type { Recipient } from './recipients.ts';
import type { Row } from './row.ts';

type About = Pick<Row, 'kind' | 'person' | 'mentorship' | 'programme' | 'meeting'> & Pick<Draw, 'notification' | 'because'>;

/** Draws a message from the facts at hand; null when there is nothing left to say. */
export function drawn(
  desk: Desk,
  hand: Pick<AtHand, 'facts' | 'notices' | 'programmes'>,
  recipient: Recipient,
  about: About,
): Card | ChatFile | null {
  const { kind, meeting, notification, because } = about;
  const reader = { person: recipient.person, words: recipient.words };
  if (about.programme !== null) return drawnOfProgramme(desk, hand, reader, about);
  const personal = desk.personalDrawers[kind];
  if (personal) return personal({ notification, reader, because, now: desk.clock.now() });
  const drawer = desk.drawers[kind];
  if (!drawer) throw new Error(`no feature draws ${kind}`);
  const facts = factsOf(hand, about);
  if (!facts) return null;
  const noticed = kind === 'reminder' ? noticeKeyOf(hand.facts, about) : null;
  const notice = noticed === null ? undefined : hand.notices.get(noticed);
  return drawer({ notification, kind, facts, meeting, reader, because, notice, now: desk.clock.now(), url: desk.url });
}

/** For somebody who coordinates the programme, while they do. */
function drawnOfProgramme(desk: Desk, { programmes }: Pick<AtHand, 'programmes'>, reader: Reader, about: About): Card | null {
  const run = about.programme && programmes.get(about.programme);
  if (!run || !coordinates(reader.person.id, run.coordinators)) return null;
  const drawer = desk.programmeDrawers[about.kind];
  if (!drawer) throw new Error(`no feature draws ${about.kind}`);
  return drawer({ notification: about.notification, reader, because: about.because, programme: run.programme });
}

export function factsOf({ facts }: Pick<AtHand, 'facts'>, { mentorship }: Pick<Row, 'mentorship'>): Facts | undefined {
  return mentorship ? facts.get(mentorship) : undefined;
}

export function isCard(message: Card | ChatFile): message is Card {
  return 'blocks' in message;
}
