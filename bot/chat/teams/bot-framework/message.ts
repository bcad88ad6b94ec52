import type { Activity } from 'botframework-schema';
import type { Conversation } from '../conversation.ts';
import type { Outgoing } from '../seam.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';

/** One message as Teams takes it. A card's message says in `summary` what a notification says. */
export function activityOf({ text, card }: Outgoing, { id, bot, tenant }: Conversation): Partial<Activity> {
  const said = card === null ? { text, textFormat: 'plain' } : { summary: text, attachments: [{ contentType: CARD, content: card }] };
  return {
    type: 'message',
    from: { id: bot, name: '' },
    conversation: { id } as Activity['conversation'],
    channelData: { tenant: { id: tenant }, notification: { alert: true } },
    ...said,
  };
}
