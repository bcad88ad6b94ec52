import { planned, unpromptedPerMeeting } from '../../shared/nudges.ts';
import { aYear } from '../setup/a-year.ts';
import { aMeeting, aPair } from '../setup/facts.ts';
import { type Entry, entry, median } from './entry.ts';

const MOST_PER_MEETING = 4;

/** How much Cairn says of its own accord in an ordinary year, and what it costs to work out what is owed to a usual pair. */
export async function messages(): Promise<Entry[]> {
  const { facts, sent } = aYear({ every: 28, agreedAfter: 10, answers: 'both', filedAfter: 6, signedAfter: 0 });
  const tally = unpromptedPerMeeting(
    facts,
    sent.map(({ nudge }) => nudge),
  );
  const most = Math.max(...tally.map(({ perMeeting }) => perMeeting ?? 0));
  return [
    entry('unprompted messages a person, each held meeting', 'messages', most, { limit: MOST_PER_MEETING, limitOn: 'value' }),
    entry('what is owed to a usual pair, worked out', 'ms', planningTime()),
  ];
}

function planningTime(): number {
  const meetings = Array.from({ length: 6 }, (_, index) =>
    aMeeting({ at: `2026-${String(7 + index).padStart(2, '0')}-14T14:00`, status: index < 4 ? 'held' : 'confirmed' }),
  );
  const facts = aPair({ meetings });
  for (let warm = 0; warm < 300; warm++) planned(facts);
  const times = Array.from({ length: 200 }, () => {
    const from = performance.now();
    planned(facts);
    return performance.now() - from;
  });
  return median(times);
}
