import { millis } from '../../shared/time.ts';
import { loadAtHand } from './at-hand.ts';
import { planAllPosts } from './channel/owed.ts';
import { claimDue, endLeases, nextDue } from './claim.ts';
import { deliver } from './deliver.ts';
import { type Desk, type DispatcherParts, usualLimits } from './parts.ts';
import type { Row } from './row.ts';
import { Lanes, Slots } from './slots.ts';
import { sweep } from './sweep.ts';
import { transactionsTogether } from './together.ts';
import { Workspaces } from './workspaces.ts';

export type { DispatcherParts } from './parts.ts';

/** Says what is due, when it is due. */
export type Dispatcher = {
  /**
   * What was under way when the program last ended is looked for again at once, where nobody else can have it: nobody else works on a
   * SQLite file. Called once, before anything is sent.
   */
  takeOver(): Promise<void>;
  start(): void;
  /** Takes nothing new, waits for what is on its way, and after `ms` milliseconds for nothing. What was not said stays due. */
  stop(ms?: number): Promise<void>;
  /** Something new may be due. */
  wake(): void;
  /** Says everything that is due by now and comes back when it is said. */
  drain(): Promise<void>;
};

/** Timers sleep no longer: clocks get set, and very long ones overflow. */
const LONGEST_SLEEP_MS = 60_000;
/**
 * Where several processes share a database, one that dies right after it wrote something due leaves nobody who knows of it. Asking once a
 * second is one read of an index, and works behind any connection pooler, which LISTEN does not.
 */
const LONGEST_SHARED_SLEEP_MS = 1_000;
const AFTER_ERROR_MS = 1_000;
/** Few, since each makes a statement of its own. */
const CLAIM_SIZES = [100, 20, 5, 1];
/** Where messages fall due one after the other, a claim for each would cost more than what it takes. */
const GATHER_MS = 20;
/** Something is due, but another process is just taking it. */
const TAKEN_MS = 20;

export function createDispatcher({ limits: wished, ...parts }: DispatcherParts): Dispatcher {
  const limits = { ...usualLimits, ...wished };
  const { store, clock, log } = parts;
  const calls = new Set<() => void>();
  let stopped = false;
  const toOne = new Map<string, Slots>();
  const slotsOf = (workspace: string) => {
    const slots = toOne.get(workspace) ?? new Slots(limits.sendsToOne);
    toOne.set(workspace, slots);
    return slots;
  };
  const desk: Desk = {
    ...parts,
    limits,
    sends: new Slots(limits.sends),
    overviews: new Slots(1),
    workspaces: new Workspaces(),
    together: transactionsTogether(store),
    slotsOf,
    calls,
    isStopped: () => stopped,
  };
  const lanes = new Lanes();
  const onTheirWay = new Set<Promise<void>>();
  const claims = new Set<Promise<number>>();
  const waiting: (() => void)[] = [];
  let held = 0;
  let stopping = false;
  let awake = false;
  let rouse = () => {};
  let loop: Promise<void> | null = null;
  let forgetMoves = () => {};

  /** Claims what there is room for and starts on it; how many that were. */
  function take(): Promise<number> {
    const claim = claimAndStart().finally(() => claims.delete(claim));
    claims.add(claim);
    return claim;
  }

  async function claimAndStart(): Promise<number> {
    const room = limits.held - held;
    const most = CLAIM_SIZES.find((size) => size <= room);
    if (most === undefined || stopping) return 0;
    const begun = performance.now();
    const mayBegin = () => !stopping && performance.now() - begun < limits.leaseMs - 2 * limits.callMs;
    held += most;
    let rows: Row[] = [];
    try {
      rows = await claimDue(store, { now: clock.now(), claim: parts.newId('ntf'), most, leaseMs: limits.leaseMs });
    } finally {
      held -= most - rows.length;
    }
    if (rows.length > 0) start(rows, mayBegin);
    return rows.length;
  }

  function start(rows: readonly Row[], mayBegin: () => boolean): void {
    const hand = loadAtHand(store.read, rows, clock.now());
    hand.catch(() => {}); // everybody below waits for it and meets the error there, but some only later
    for (const [lane, own] of Map.groupBy(rows, laneOf)) {
      const way: Promise<void> = lanes
        .use(lane, async () => deliver(desk, { hand: await hand, mayBegin }, own))
        .catch((error) => log.error({ err: error }, 'due messages could not be settled; their lease will run out'))
        .finally(() => {
          held -= own.length;
          onTheirWay.delete(way);
          if (held <= limits.held / 2) for (const go of waiting.splice(0)) go();
        });
      onTheirWay.add(way);
    }
  }

  /** Waits until there is room for another claim of some size. */
  async function room(): Promise<void> {
    if (held > limits.held / 2) await new Promise<void>((resolve) => waiting.push(resolve));
  }

  async function run(): Promise<void> {
    // Every row is checked against today's plan anyway; what the sweep adds need not hold up what waits.
    const swept = safely(async () => {
      await sweep(parts);
      await planAllPosts(store, clock.now(), parts.newId);
    });
    while (!stopping) {
      awake = false;
      const went = await safely(async () => {
        const taken = await take();
        if (taken === 0) await sleep(await untilNext());
        else if (taken < CLAIM_SIZES[0]!) await sleep(GATHER_MS);
        await room();
      });
      if (!went) await sleep(AFTER_ERROR_MS);
    }
    await swept;
  }

  /** False when it did not work, which is reported. */
  async function safely(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      log.error({ err: error }, 'the outbox could not be read or brought up to date');
      return false;
    }
  }

  async function untilNext(): Promise<number> {
    const longest = store.engine === 'postgres' ? LONGEST_SHARED_SLEEP_MS : LONGEST_SLEEP_MS;
    const due = await nextDue(store.read);
    if (due === null) return longest;
    const ms = millis(due) - millis(clock.now());
    return ms > 0 ? Math.min(ms, longest) : TAKEN_MS;
  }

  async function sleep(ms: number): Promise<void> {
    if (awake || stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const wake = () => {
    awake = true;
    rouse();
  };

  return {
    async takeOver() {
      if (store.engine === 'sqlite') await safely(() => endLeases(store.read));
    },
    start() {
      if (loop || stopping) return;
      forgetMoves = clock.onMoved(wake);
      loop = run();
    },
    wake,
    async drain() {
      for (;;) {
        if ((await take()) > 0) await room();
        else if (onTheirWay.size + claims.size > 0) await Promise.all([...onTheirWay, ...claims]);
        else return;
      }
    },
    async stop(ms = 8_000) {
      stopping = true;
      forgetMoves();
      wake();
      const timer = setTimeout(() => {
        stopped = true;
        for (const end of calls) end();
      }, ms);
      await loop;
      await Promise.all(onTheirWay);
      clearTimeout(timer);
    },
  };
}

/** What goes one after the other: all of one person, or of one channel. */
const laneOf = ({ person, programme, id }: Row) => person || (programme ?? id);
