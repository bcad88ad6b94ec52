import type { Feature } from '../feature.ts';
import { add, list, open, remove } from './record.ts';

/** A mentor's record of contacts between meetings: that they were in touch, and nothing of what was said. */
export const contact: Feature = {
  verbs: { 'contact.list': list, 'contact.open': open, 'contact.add': add, 'contact.remove': remove },
};
