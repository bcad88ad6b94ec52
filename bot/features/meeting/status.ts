import type { Meeting } from '../../../shared/domain/meeting.ts';
import { type Card, card, choices, hint, title } from '../../chat/card.ts';
import { agendaBlocks, detailFacts, isToAnswerMet, joinLink, manage, metChoices, toLog } from './parts.ts';
import { onWhen, partnerNames, statusOf, type Telling, whenBlock } from './say.ts';

/** How a meeting stands, and what one can do about it: what every card about it becomes once it is no longer news. */
export function statusCard(telling: Telling, meeting: Meeting, options: { note?: string; agenda?: boolean } = {}): Card {
  const { words, person } = telling.reader;
  const partner = partnerNames(telling);
  const status = statusOf(meeting, person.id);
  const log = toLog(telling, meeting);
  return card('meeting.status', {
    summary: words.meeting.statusSummary({ partner, when: onWhen(telling, meeting.start), status }),
    blocks: [
      title(words.meeting.with({ partner })),
      options.note ? hint(options.note) : null,
      whenBlock(telling, meeting.start),
      { block: 'say', text: words.meeting.statusLine({ status }) },
      meeting.status === 'cancelled' ? null : detailFacts(telling, meeting),
      meeting.status === 'confirmed' ? joinLink(telling, meeting) : null,
      ...(options.agenda ? agendaBlocks(telling, meeting, { removable: true }) : []),
      isToAnswerMet(telling, meeting) ? metChoices(telling, meeting) : (manage(telling, meeting) ?? (log && choices(log))),
    ],
  });
}
