import { millis, minus } from '../shared/time.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import { forgetDeviceCodesBefore } from './store/devices.ts';
import { forgetDownloadsBefore } from './store/downloads.ts';
import { forgetLinksBefore } from './store/links.ts';
import { forgetAnswersBefore, forgetPressesBefore } from './store/remembered.ts';
import { forgetSeatsBefore } from './store/seats.ts';
import { forgetShownBefore } from './store/shown.ts';
import type { Store } from './store/store.ts';
import { forgetTeamsFilesBefore } from './store/teams-files.ts';
import { forgetUndoBefore } from './store/undo.ts';
import { forgetWrongCodesBefore } from './store/wrong-codes.ts';

const EVERY_MS = 6 * 3_600_000;
/** Platforms repeat a delivery for hours. Answers may hold what people wrote, so they are kept no longer than that takes. */
const ANSWER_DAYS = 2;
/** A browser may lie in a drawer with something to ask again whose answer got lost: for longer than a year of mentoring and the summer after it. */
const PRESS_DAYS = 400;
/** Nobody scrolls back so far to see whether an old card is still true. */
const SHOWN_DAYS = 120;

/** Lets go, now and every few hours, of what was kept for a while only. Gives back how to stop. */
export function keepHouse(store: Store, clock: Clock, log: Log): () => Promise<void> {
  async function tidy(): Promise<void> {
    const now = clock.now();
    for (const [forget, before] of [
      [forgetAnswersBefore, minus(now, { days: ANSWER_DAYS })],
      [forgetPressesBefore, minus(now, { days: PRESS_DAYS })],
      [forgetUndoBefore, now],
      [forgetDownloadsBefore, now],
      [forgetLinksBefore, now],
      [forgetDeviceCodesBefore, now],
      [forgetSeatsBefore, now],
      [forgetWrongCodesBefore, now],
      [forgetTeamsFilesBefore, now],
      [forgetShownBefore, minus(now, { days: SHOWN_DAYS })],
    ] as const) {
      await forget(store.read, before).catch((error: unknown) => {
        log.error({ err: error, at: millis(now) }, 'what was kept for a while could not be let go of');
      });
    }
  }
  let underWay = tidy();
  const timer = setInterval(() => {
    underWay = tidy();
  }, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
