import type { Words } from '../../../shared/words/words.ts';
import type { Log } from '../../log.ts';
import type { Door } from '../port.ts';
import type { Activity } from './activity.ts';
import type { Conversations } from './conversation.ts';
import { conversationOf } from './conversation-of.ts';
import type { Reply, Seam } from './seam.ts';

export type EarOptions = {
  door: Door;
  seam: Seam;
  conversations: Conversations;
  words: Words;
  log: Log;
  now: () => number;
  admins: readonly string[];
  /** Takes what happened to Cairn itself; false where an activity is about something else. */
  lifecycle: (activity: Activity) => Promise<boolean>;
};

/** Takes what somebody did in Teams through the door and answers. */
export function createEar({ conversations, lifecycle }: EarOptions): (activity: Activity) => Promise<Reply> {
  return async (activity) => {
    if (await lifecycle(activity)) return { status: 200 };
    const conversation = conversationOf(activity);
    if (conversation) await conversations.heard(conversation);
    return { status: 200 };
  };
}
