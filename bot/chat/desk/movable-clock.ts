import { type Instant, instantOf, millis } from '../../../shared/time.ts';
import type { Clock } from '../../clock.ts';
import type { Store } from '../../store/store.ts';

const NAME = 'desk clock ahead';
/** How far the demo's clock may run ahead of the real one. Beyond, calendars and bank holidays know little. */
const FURTHEST = 730 * 86_400_000;

/** The demo's clock: the real one plus what it was moved by. It only goes forward, since what was said cannot be unsaid. */
export type MovableClock = Clock & {
  moveTo(at: Instant): Promise<'moved' | 'backwards' | 'too-far'>;
  /** Milliseconds it runs ahead of the real clock. */
  ahead(): number;
};

/**
 * Opens the clock where it was left: how far it was moved is kept in the database. A new one begins where `begin` says, which may lie
 * in the past. `real` gives milliseconds since 1970.
 */
export async function openMovableClock(
  store: Store,
  { real = Date.now, begin = (now) => now }: { real?: () => number; begin?: (now: Instant) => Instant } = {},
): Promise<MovableClock> {
  const row = await store.read.selectFrom('meta').select('value').where('name', '=', NAME).executeTakeFirst();
  let ahead = row ? Number(row.value) : millis(begin(instantOf(real()))) - real();
  if (!row) await keep(store, ahead);
  const told = new Set<() => void>();
  const now = () => instantOf(real() + ahead);

  return {
    now,
    ahead: () => ahead,
    onMoved(call) {
      told.add(call);
      return () => told.delete(call);
    },
    async moveTo(at) {
      if (at < now()) return 'backwards';
      const next = millis(at) - real();
      if (next > FURTHEST) return 'too-far';
      await keep(store, next);
      ahead = next;
      for (const call of told) call();
      return 'moved';
    },
  };
}

async function keep(store: Store, ahead: number): Promise<void> {
  const value = String(ahead);
  await store.read
    .insertInto('meta')
    .values({ name: NAME, value })
    .onConflict((oc) => oc.column('name').doUpdateSet({ value }))
    .execute();
}
