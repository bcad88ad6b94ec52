import type { View } from '../../../shared/access.ts';
import { dateAt, type Instant } from '../../../shared/time.ts';
import { sayDate, sayWhen } from '../../../shared/words/dates.ts';
import { type Card, card, list, say, title } from '../../chat/card.ts';
import type { Reading } from '../../store/record.ts';
import type { Reader } from '../feature.ts';

/** Which coordinators have read which logs, and when; `count` is how often in all. */
export function readingsCard(
  { words, person }: Reader,
  pairs: readonly View<'invitee'>[],
  latest: readonly Reading[],
  count: number,
  now: Instant,
): Card {
  const { pair } = words;
  const today = dateAt(now, person.zone);
  const more = count - latest.length;
  const items = latest.map(({ mentorship, name, day, at }) => {
    const others = pairs.find((one) => one.mentorship === mentorship)?.others ?? [];
    return {
      text: pair.recordReading({ name, when: sayWhen(at, person.zone, person.language, now) }),
      hint: pair.recordReadingOf({ day: sayDate(day, person.language, today), partner: others.map((one) => one.name).join(', ') }),
    };
  });
  return card('pair.readings', {
    summary: pair.recordReadingsSummary(),
    blocks: [
      title(pair.recordReadingsTitle()),
      items.length === 0
        ? say(pair.recordReadings({ count }))
        : list(items, { more: more > 0 ? pair.recordReadingsMore({ count: more }) : null }),
    ],
  });
}
