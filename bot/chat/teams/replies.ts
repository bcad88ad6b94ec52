import type { AdaptiveCard, Reply } from './seam.ts';

/** What Teams is answered, by kind of invoke: its own shapes, as JSON. */

/** A pressed button: a sentence the client shows beside the card, or another card in its place. */
export const said = (text: string): Reply => action('application/vnd.microsoft.activity.message', text);
export const replaced = (card: AdaptiveCard): Reply => action('application/vnd.microsoft.card.adaptive', card);

function action(type: string, value: unknown): Reply {
  return { status: 200, body: { statusCode: 200, type, value } };
}

/** A window: opened, or with something else in it. */
export const inWindow = (title: string, card: AdaptiveCard, size: 'small' | 'medium' | 'large' = 'medium'): Reply => ({
  status: 200,
  body: {
    task: {
      type: 'continue',
      value: {
        title,
        height: size,
        width: size === 'large' ? 'medium' : size,
        card: { contentType: 'application/vnd.microsoft.card.adaptive', content: card },
      },
    },
  },
});

/** The window closes, with a sentence or without. */
export const closed = (text: string | null = null): Reply =>
  text === null ? { status: 200 } : { status: 200, body: { task: { type: 'message', value: text } } };

/** Choices that were looked for. */
export const found = (results: readonly { value: string; label: string }[]): Reply => ({
  status: 200,
  body: {
    statusCode: 200,
    type: 'application/vnd.microsoft.search.searchResponse',
    value: { results: results.map(({ value, label }) => ({ value, title: label })) },
  },
});
