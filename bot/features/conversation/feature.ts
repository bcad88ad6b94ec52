import type { Feature } from '../feature.ts';
import { hear } from './say.ts';

/** Words typed to Cairn, and what they mean. */
export const conversation: Feature = { verbs: { say: hear } };
