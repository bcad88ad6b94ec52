import { demoCast, demoZone } from '../chat/desk/cast.ts';
import { connectDesk } from '../chat/desk/connect.ts';
import { type MovableClock, openMovableClock } from '../chat/desk/movable-clock.ts';
import { demoBegins } from '../chat/desk/story.ts';
import type { Clock } from '../clock.ts';
import type { Connect } from '../start.ts';
import type { Store } from '../store/store.ts';

/** The clock of the demo, which people can move. */
export const deskClock = (store: Store, real?: () => number): Promise<MovableClock> => openMovableClock(store, { real, begin: demoBegins });

/** Nobody reaches the desk from another computer, and links in it need not lead to one. */
export const deskAddress = (port: number): string => `http://localhost:${port}`;

/** Joins the demo desk to the door, the store and the dispatcher, and tells the demo's story. */
export const desk: Connect = async (web, { config, log, store, clock, app, dispatcher }) => {
  if (!isMovable(clock)) throw new Error('the desk needs a clock that can be moved');
  const { chat, start, tell, hangUp, stop } = connectDesk({
    app: web,
    store,
    clock,
    door: app,
    log,
    cast: demoCast,
    zone: demoZone,
    folder: config.dataFolder,
    production: config.mode === 'production',
    settled: dispatcher.drain,
  });
  return {
    chat,
    opensAt: deskAddress,
    hangUp,
    stop,
    async start() {
      await start();
      await tell();
    },
  };
};

const isMovable = (clock: Clock): clock is MovableClock => 'moveTo' in clock;
