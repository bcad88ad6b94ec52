import type { Words } from '../../../shared/words/words.ts';
import { type Card, card, choice, choices, hint, say, title } from '../../chat/card.ts';

/** The address, to its owner only. */
export function feedCard(words: Words, address: string, isNew: boolean): Card {
  const { feed } = words;
  return card('feed', {
    summary: isNew ? feed.renewedSummary() : feed.summary(),
    blocks: [
      title(isNew ? feed.renewedTitle() : feed.title()),
      say(feed.body()),
      // Shown to be copied: pressing it would fetch the meetings once and never again.
      say(feed.address({ address })),
      hint(feed.refresh()),
      choices(
        choice(
          feed.renew(),
          { type: 'feed.renew' },
          { sure: { title: feed.renewSureTitle(), text: feed.renewSureText(), yes: feed.renew(), no: feed.keep() } },
        ),
        choice(
          feed.revoke(),
          { type: 'feed.revoke' },
          { sure: { title: feed.revokeSureTitle(), text: feed.revokeSureText(), yes: feed.revoke(), no: feed.keep() } },
        ),
      ),
    ],
  });
}

export function noFeedCard({ feed }: Words): Card {
  return card('feed.none', {
    summary: feed.noneSummary(),
    blocks: [
      title(feed.noneTitle()),
      say(feed.none()),
      hint(feed.refresh()),
      choices(choice(feed.make(), { type: 'feed.renew' }, { weight: 'first' })),
    ],
  });
}

export function revokedCard({ feed }: Words): Card {
  return card('feed.revoked', {
    summary: feed.revokedTitle(),
    blocks: [title(feed.revokedTitle()), say(feed.revoked()), choices(choice(feed.make(), { type: 'feed.renew' }))],
  });
}

export function unreachableCard({ feed }: Words): Card {
  return card('feed.unreachable', {
    summary: feed.unreachableTitle(),
    blocks: [title(feed.unreachableTitle()), say(feed.unreachable())],
  });
}
