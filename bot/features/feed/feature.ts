import type { Feature } from '../feature.ts';
import { renew, revoke, show } from './feed.ts';

/** Somebody's meetings in their own calendar, at a secret address. */
export const feed: Feature = { verbs: { 'feed.show': show, 'feed.renew': renew, 'feed.revoke': revoke } };
