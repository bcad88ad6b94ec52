import type { Feature } from '../feature.ts';
import { consent, showReaders } from './consent.ts';
import { drawers } from './drawers.ts';
import { decide, openPolicy } from './policy.ts';
import { read } from './read.ts';
import { showPair, showPairs } from './stages.ts';

/** Who else may read a log: what a programme announces, what a pair agrees to, and coordinators who do. */
export const logAccess: Feature = {
  verbs: {
    'programme.readers.open': openPolicy,
    'programme.readers': decide,
    'logs.show': showPairs,
    'logs.pair': showPair,
    'log.read': read,
    'log.readers': showReaders,
    'log.consent': consent,
  },
  drawers,
};
