import type { WebClient } from '@slack/web-api';
import { type Instant, millis } from '../../../shared/time.ts';

const EVENT = 'cairn_message';
/** A search reads at most this many pages: history may be read only slowly. */
const PAGES = 3;
const PAGE = 100;
/** Slack's clock and ours need not agree. */
const SKEW_SECONDS = 120;

export const metadataOf = (mark: string) => ({ event_type: EVENT, event_payload: { mark } });
/** A shared file carries no metadata, but the block beside it has an id. */
export const blockIdOf = (mark: string) => `cairn:${mark}`;

/** The `ts` of the message with this mark. Bounded, newest first. */
export async function search(
  slack: WebClient,
  channel: string,
  mark: string,
  since: Instant,
): Promise<string | 'not-there' | 'cannot-tell'> {
  const oldest = String(millis(since) / 1000 - SKEW_SECONDS);
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const read = await slack.conversations.history({
      channel,
      oldest,
      limit: PAGE,
      include_all_metadata: true,
      ...(cursor ? { cursor } : {}),
    });
    for (const message of read.messages ?? []) {
      const payload = message.metadata?.event_payload as { mark?: unknown } | undefined;
      const isOurs = message.metadata?.event_type === EVENT && payload?.mark === mark;
      if ((isOurs || message.blocks?.some((block) => block.block_id === blockIdOf(mark))) && message.ts) return message.ts;
    }
    cursor = read.response_metadata?.next_cursor || undefined;
    if (!cursor) return 'not-there';
  }
  return 'cannot-tell';
}
