import type { Activity } from './activity.ts';
import type { Conversation } from './conversation.ts';

/**
 * Where an activity comes from, as Cairn keeps it. A thread of a channel is the channel. Null where it cannot be kept: nobody says whose
 * tenant it is, or whose personal conversation.
 */
export function conversationOf(activity: Activity): Conversation | null {
  const { conversation, channelData, serviceUrl, recipient } = activity;
  const tenant = conversation.tenantId ?? channelData?.tenant?.id;
  const kind = kindOf(activity);
  if (!tenant || !kind) return null;
  const place = { tenant, id: channelId(conversation.id), kind, serviceUrl, bot: recipient.id };
  if (kind !== 'personal') return { ...place, name: channelData?.channel?.name ?? channelData?.team?.name ?? null, person: null };
  const person = [activity.from, ...(activity.membersAdded ?? [])].find((one) => one.id !== recipient.id && one.aadObjectId);
  return person ? { ...place, name: null, person: { object: person.aadObjectId!, user: person.id } } : null;
}

/** A message in a channel is a thread of its own, whose id says so behind the channel's. */
export const channelId = (id: string): string => id.split(';')[0]!;

function kindOf({ conversation, channelData }: Activity): Conversation['kind'] | null {
  switch (conversation.conversationType) {
    case 'personal':
      // A chat of two people is called personal as well: something of Cairn's was carried there, and another reads along.
      return conversation.id.startsWith('19:') ? 'group' : 'personal';
    case 'channel':
      return 'channel';
    case 'groupChat':
      return 'group';
    default:
      // Some updates leave it out.
      if (channelData?.team?.id) return 'channel';
      return conversation.isGroup ? 'group' : conversation.id.startsWith('a:') ? 'personal' : null;
  }
}
