import type { Feature } from '../feature.ts';
import { openHome } from './open.ts';

/** Somebody's standing page; `drawHome` in cards.ts also redraws it when their facts change. */
export const home: Feature = { verbs: { 'home.open': openHome } };
