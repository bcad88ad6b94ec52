import type { Words } from '../../../shared/words/words.ts';
import type { Log } from '../../log.ts';
import type { AccountRef } from '../port.ts';
import type { Activity } from './activity.ts';
import type { Conversation, Conversations } from './conversation.ts';
import { conversationOf } from './conversation-of.ts';
import { faultOf } from './fault-of.ts';
import { greeting } from './greeting.ts';
import type { Seam } from './seam.ts';

export type LifecycleParts = {
  conversations: Conversations;
  /** True for whoever asks first since Cairn was added there, and nobody else. */
  greets(tenant: string, id: string): Promise<boolean>;
  /** Somebody removed Cairn, or has it again. Of whoever Cairn never met there is nothing to change. */
  onGone(account: AccountRef): Promise<void>;
  onBack(account: AccountRef): Promise<void>;
  seam: Seam;
  words: Words;
  log: Log;
};

const GREETED_WITHIN_MS = 10_000;

/** What happened to Cairn itself in a conversation, if that is what an activity tells. */
export type Happened = 'added' | 'removed' | 'renamed';

/** Cairn was added, removed or a channel of its changed: remembers it, and greets whoever has it now. False where an activity is about something else. */
export async function lifecycle(activity: Activity, parts: LifecycleParts): Promise<boolean> {
  const happened = happenedIn(activity);
  if (happened === null) return false;
  const conversation = concerned(activity);
  if (happened === 'nothing' || conversation === null) return true;
  if (happened === 'removed') await removed(conversation, parts);
  else await there(conversation, happened, parts);
  return true;
}

async function removed({ tenant, id, person }: Conversation, { conversations, onGone, log }: LifecycleParts): Promise<void> {
  await conversations.installed(tenant, id, false);
  log.info({ tenant, personal: person !== null }, 'Cairn was removed from a conversation');
  if (person) await onGone(accountOf(tenant, person.object));
}

async function there(conversation: Conversation, happened: Happened, parts: LifecycleParts): Promise<void> {
  const { conversations, greets, onBack } = parts;
  const { tenant, id, person } = conversation;
  await conversations.heard(conversation);
  if (happened !== 'added') return;
  await conversations.installed(tenant, id, true);
  if (!person) return;
  await onBack(accountOf(tenant, person.object));
  // Teams tells of one installation in two ways, and of either again where it is in doubt.
  if (await greets(tenant, id)) await greet(conversation, parts);
}

/** One that does not arrive is not said again: whoever writes to Cairn is answered anyway. */
async function greet(conversation: Conversation, { seam, words, log }: LifecycleParts): Promise<void> {
  try {
    await seam.continue(conversation).send(greeting(words), AbortSignal.timeout(GREETED_WITHIN_MS));
  } catch (error) {
    const { fault, reason } = faultOf(error);
    log.info({ fault, reason }, 'somebody who added Cairn could not be greeted');
  }
}

/** What is told of one channel comes from its team's first one. */
function concerned(activity: Activity): Conversation | null {
  const conversation = conversationOf(activity);
  const { eventType, channel } = activity.channelData ?? {};
  return conversation && eventType?.startsWith('channel') && channel?.id ? { ...conversation, id: channel.id } : conversation;
}

const accountOf = (tenant: string, object: string): AccountRef => ({ platform: 'teams', enterprise: '', tenant, user: object });

/** Null where it is about something else; `nothing` where it is about who else is there, which Cairn keeps no list of. */
function happenedIn({ type, action, membersAdded, membersRemoved, recipient, channelData }: Activity): Happened | 'nothing' | null {
  if (type === 'installationUpdate') return action?.startsWith('remove') ? 'removed' : action?.startsWith('add') ? 'added' : 'nothing';
  if (type !== 'conversationUpdate') return null;
  const isCairn = ({ id }: { id: string }) => id === recipient.id;
  if (membersRemoved?.some(isCairn)) return 'removed';
  if (membersAdded?.some(isCairn)) return 'added';
  switch (channelData?.eventType) {
    case 'channelDeleted':
      return 'removed';
    case 'channelRenamed':
    case 'channelRestored':
      return 'renamed';
    default:
      return 'nothing';
  }
}
