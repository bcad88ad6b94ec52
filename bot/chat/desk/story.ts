import { addDays, dateAt, type Instant, type WallDate, weekdayOf } from '../../../shared/time.ts';
import { demoZone } from './cast.ts';
import { othersStory } from './story-others.ts';
import { pairStory } from './story-pair.ts';
import { DAYS_BEFORE, type Step, timeOn } from './story-step.ts';

/** How a programme, its pairs and their first meetings came about, told by who pressed what. `day` is the day on which the demo opens. */
export function demoStory(day: WallDate): Step[] {
  const setUp: Step = {
    at: timeOn(addDays(day, -DAYS_BEFORE), '09:05'),
    who: 'morwenna',
    does: 'asks',
    ask: () => ({
      type: 'programme.setup',
      name: 'Rowan Valley mentoring',
      zone: demoZone,
      jurisdiction: 'england-and-wales',
      channel: 'rowan-valley',
      noticeHours: '24',
    }),
  };
  return [setUp, ...pairStory(day), ...othersStory(day)].toSorted((a, b) => a.at.localeCompare(b.at));
}

/** When the demo is handed over to whoever opened it. */
export const demoOpens = (day: WallDate): Instant => timeOn(day, '09:12');

/**
 * When the demo's clock first shows: so long before the coming working morning that has another after it, since at that hour everybody is
 * awake, whenever somebody first starts the desk.
 */
export function demoBegins(now: Instant): Instant {
  let day = addDays(dateAt(now, demoZone), 1);
  while (weekdayOf(day) > 4) day = addDays(day, 1);
  return timeOn(addDays(day, -DAYS_BEFORE), '09:00');
}
