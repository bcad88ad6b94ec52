import type { Feature } from '../feature.ts';
import { show, why } from './show.ts';

/** What somebody will get, what they got, and why. */
export const nudges: Feature = { verbs: { 'nudges.show': show, 'nudge.why': why } };
