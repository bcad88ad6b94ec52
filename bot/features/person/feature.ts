import type { Feature } from '../feature.ts';
import { end, openPause, start } from './pause.ts';
import { add, openException, openRhythm, remove, save as saveRhythm } from './rhythm.ts';
import { followProfile, openSettings, save as saveSettings, showSettings } from './settings.ts';

/** What somebody decides for themselves: zone, quiet hours, dates that differ, leave, and how much they are written to. */
export const person: Feature = {
  verbs: {
    'settings.show': showSettings,
    'settings.open': openSettings,
    'settings.save': saveSettings,
    'settings.profile': followProfile,
    'rhythm.open': openRhythm,
    'rhythm.save': saveRhythm,
    'exception.open': openException,
    'exception.add': add,
    'exception.remove': remove,
    'pause.open': openPause,
    'pause.start': start,
    'pause.end': end,
  },
};
