import { pauseOn } from '../../../shared/domain/pausing.ts';
import type { Pause } from '../../../shared/domain/person.ts';
import type { WallDate } from '../../../shared/time.ts';
import { sayDate } from '../../../shared/words/dates.ts';
import { type Block, choice, choices, say, title } from '../../chat/card.ts';
import type { Reader } from '../feature.ts';

export function pauseBlocks({ words, person }: Reader, pauses: readonly Pause[], today: WallDate): Block[] {
  const pause = pauseOn(pauses, today);
  if (!pause) return [];
  return [
    title(words.home.pausedTitle()),
    say(pause.until ? words.home.pausedUntil({ day: sayDate(pause.until, person.language, today) }) : words.home.pausedOpen()),
    choices(choice(words.home.pauseEnd(), { type: 'pause.end' })),
  ];
}
