import {
  addDays,
  dateAt,
  type Instant,
  instantAt,
  plus,
  type TimeOfDay,
  type WallDate,
  wallTime,
  type Zone,
} from '../../../shared/time.ts';
import { sayWhen } from '../../../shared/words/dates.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Store } from '../../store/store.ts';
import type { Form } from '../form.ts';
import type { MovableClock } from './movable-clock.ts';
import { nextDue } from './state.ts';

export type Move = { to: 'hour' } | { to: 'next' } | { to: 'morning' } | { to: 'at'; date: WallDate; time: TimeOfDay };

export type MoveParts = {
  store: Store;
  clock: MovableClock;
  zone: Zone;
  words: Words;
  /** Resolves when everything due has been sent or put off. */
  settled: () => Promise<void>;
};

/** A jump over this many due messages is done in one: a demo left for a year need not live through each. */
const MOST_STOPS = 60;

/** Moves the demo's clock as somebody asked. Null, or why it did not move. */
export async function moveClock(parts: MoveParts, move: Move): Promise<{ why: string; fields: Record<string, string> } | null> {
  const { clock, zone, words } = parts;
  const target = await targetOf(parts, move);
  if (target === null) return { why: words.desk.clockNone(), fields: {} };
  const why = {
    moved: null,
    backwards: words.desk.clockBackwards({ now: sayWhen(clock.now(), zone, 'en-GB') }),
    'too-far': words.desk.clockTooFar(),
  }[await goTo(parts, target)];
  if (why === null) return null;
  return move.to === 'at' ? { why: '', fields: { time: why } } : { why, fields: {} };
}

/** Goes to a time, and stops at whatever falls due on the way so that it is sent at its time. */
export async function goTo(
  { store, clock, settled }: Pick<MoveParts, 'store' | 'clock' | 'settled'>,
  target: Instant,
): Promise<'moved' | 'backwards' | 'too-far'> {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    const due = await nextDue(store);
    if (due === null || due >= target) break;
    if (due > clock.now() && (await clock.moveTo(due)) !== 'moved') break;
    await settled();
    if ((await nextDue(store)) === due) break;
  }
  const moved = await clock.moveTo(target);
  if (moved === 'moved') await settled();
  return moved;
}

async function targetOf({ store, clock, zone }: MoveParts, move: Move): Promise<Instant | null> {
  const now = clock.now();
  switch (move.to) {
    case 'hour':
      return plus(now, { hours: 1 });
    case 'next': {
      const due = await nextDue(store);
      return due === null || due > now ? due : now;
    }
    case 'morning':
      return instantAt(wallTime(addDays(dateAt(now, zone), 1), '08:00' as TimeOfDay), zone);
    case 'at':
      return instantAt(wallTime(move.date, move.time), zone, 'later');
    default:
      return move satisfies never;
  }
}

/** The dialog behind “Another time”. */
export function clockForm(now: { date: string; time: string }, place: string, words: Words): Form {
  const { desk } = words;
  return {
    name: 'desk.clock',
    title: desk.clockDialogTitle(),
    submit: desk.clockMove(),
    cancel: desk.close(),
    intro: desk.clockDialogIntro(),
    ask: { type: 'home.open' },
    fields: [
      { field: 'date', name: 'date', label: desk.clockDate(), value: now.date },
      { field: 'time', name: 'time', label: desk.clockTime(), hint: desk.clockTimeHint({ place }), value: now.time },
    ],
  };
}
