import { done, type Feature } from '../feature.ts';
import { helpCard } from './cards.ts';

/** What one can say. */
export const help: Feature = { verbs: { help: async ({ words }) => done(helpCard(words), 'new') } };
