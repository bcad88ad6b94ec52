import type { TakenFile } from '../shared/page.ts';
import type { Clock } from './clock.ts';
import { isOffered, type Take, takeDownload } from './store/downloads.ts';
import type { Store } from './store/store.ts';
import type { Downloads } from './web/downloads.ts';

/** The file of what somebody wants to take away; null where they may not have it, or not any more. */
export type HandOver = (take: Take) => Promise<TakenFile | null>;

/** Links in chats to files outside of them: what is uploaded into a chat stays there. Whether somebody may read it is asked when they fetch it. */
export function downloadsOf(store: Store, clock: Clock, handOver: HandOver): Downloads {
  return {
    isOffered: (token) => isOffered(store.read, token, clock.now()),
    async take(token) {
      const take = await takeDownload(store.read, token, clock.now());
      return take && handOver(take);
    },
  };
}
