import { randomBytes } from 'node:crypto';
import { readConfig } from '../../../bot/config.ts';
import { createLog } from '../../../bot/log.ts';
import { type Connect, type Running, startCairn } from '../../../bot/start.ts';
import { createSeal, type Seal } from '../../../bot/store/seal.ts';
import type { Store } from '../../../bot/store/store.ts';
import { type Instant, instantAt, type WallTime, type Zone } from '../../../shared/time.ts';
import type { TestEngine } from '../../setup/engines.ts';
import type { SlackStandIn } from '../../setup/slack-standin.ts';
import type { TeamsStandIn } from '../../setup/teams/standin.ts';
import { TestClock } from '../../setup/test-clock.ts';
import type { Actor } from './actor.ts';

/** Somebody to be on stage. */
export type Casting = { user: string; name: string; zone: string; admin?: boolean };

/** A whole running Cairn with its clock in the story's hands. */
export type Stage = {
  readonly chat: 'slack' | 'teams' | 'desk' | 'mixed';
  readonly clock: TestClock;
  readonly store: Store;
  /** Opens what is sealed in the store, for the story to see what was kept. */
  readonly seal: Seal;
  readonly running: Running;
  readonly slack: SlackStandIn | undefined;
  readonly teams: TeamsStandIn | undefined;
  actor(user: string): Actor;
  /** The coordinators' channel, as a form names it; whoever is cast first reads along, and presses what is there. */
  readonly channel: string;
  /** What is in that channel, the oldest first; of a picture, what it shows in words. */
  inChannel(): Promise<string[]>;
  /** Lets time pass until that hour in London (or `zone`), stopping at everything that falls due on the way. */
  until(wall: string, zone?: string): Promise<void>;
  /** Says what is due at this moment. */
  settle(): Promise<void>;
  /** Time passes while Cairn is not running; then it starts again. */
  outageUntil(wall: string): Promise<void>;
  end(): Promise<void>;
};

/** How one chat is put on stage. */
export type Theatre = {
  chat: Stage['chat'];
  /** Makes the chat of this cast; `connects` join it to Cairn, `actors` are there once Cairn runs on a port. */
  open(
    cast: readonly Casting[],
    clock: TestClock,
  ): Promise<{
    environment: Record<string, string>;
    connects: readonly Connect[];
    host: string | null;
    actor(user: string, running: () => Running, store: Store): Actor;
    channel: string;
    inChannel(store: Store): Promise<string[]>;
    close(): Promise<void>;
    /** Slack's stand-in, where that is the chat: to play trouble, and to count what arrived. */
    slack?: SlackStandIn;
    teams?: TeamsStandIn;
    /** What was built of the panel's page, where a story looks at it. */
    pages?: string;
  }>;
};

export async function openStage(
  theatre: Theatre,
  engine: TestEngine,
  cast: readonly Casting[],
  from: string,
  log = createLog('silent'),
): Promise<Stage> {
  const clock = new TestClock(londonTime(from));
  const store = await engine.openFreshStore();
  const house = await theatre.open(cast, clock);
  const key = randomBytes(32);
  const config = readConfig({ PORT: '0', CAIRN_KEY: key.toString('base64'), ...house.environment });
  const start = () => startCairn({ config, log, store, clock, connects: house.connects, host: house.host, pages: house.pages });
  let running: Running | null = await start();
  const alive = () => {
    if (!running) throw new Error('Cairn is not running at this point of the story');
    return running;
  };

  const settle = () => alive().dispatcher.drain();
  return {
    chat: theatre.chat,
    slack: house.slack,
    teams: house.teams,
    clock,
    store,
    seal: createSeal([key]),
    get running() {
      return alive();
    },
    actor: (user) => house.actor(user, alive, store),
    channel: house.channel,
    inChannel: () => house.inChannel(store),
    settle,
    async until(wall, zone) {
      const end = londonTime(wall, zone);
      await settle();
      for (let due = await nextDue(store, end); due !== null; due = await nextDue(store, end)) {
        if (due > clock.now()) clock.set(due);
        await settle();
      }
      clock.set(end);
      await settle();
    },
    async outageUntil(wall) {
      await alive().stop();
      running = null;
      clock.set(londonTime(wall));
      running = await start();
      await settle();
    },
    async end() {
      await running?.stop();
      await house.close();
    },
  };
}

function londonTime(wall: string, zone = 'Europe/London'): Instant {
  return instantAt(wall as WallTime, zone as Zone);
}

/** The next instant at which something falls due, if that is by `end`. */
async function nextDue(store: Store, end: Instant): Promise<Instant | null> {
  const row = await store.read
    .selectFrom('notification')
    .select('due')
    .where('state', '=', 'pending')
    .where('due', '<=', end)
    .orderBy('due')
    .limit(1)
    .executeTakeFirst();
  return (row?.due as Instant | undefined) ?? null;
}
