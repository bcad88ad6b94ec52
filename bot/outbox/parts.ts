import type { NewId } from '../../shared/domain/ids.ts';
import type { Chat, ChatFile, Platform } from '../chat/port.ts';
import type { Clock } from '../clock.ts';
import type { ChannelDrawer, Drawers, HomeDrawer, PersonalDrawers, ProgrammeDrawers } from '../features/feature.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Row } from './row.ts';
import type { Slots } from './slots.ts';
import type { transactionsTogether } from './together.ts';
import type { Workspaces } from './workspaces.ts';

/** What a dispatcher is made of. */
export type DispatcherParts = {
  store: Store;
  clock: Clock;
  chats: ReadonlyMap<Platform, Chat>;
  drawers: Drawers;
  drawHome: HomeDrawer;
  programmeDrawers: ProgrammeDrawers;
  personalDrawers: PersonalDrawers;
  /** What is posted in a programme's channel; a picture is null where there is nothing to see. */
  channel: { post: ChannelDrawer; picture(...of: Parameters<ChannelDrawer>): Promise<ChatFile | null> };
  /** Does work of our own that fell due. Called again when it fails or the process dies, so doing it twice must be harmless. */
  duty(row: Row): Promise<void>;
  /** The public base address, or null where links cannot be reached from outside. */
  url: string | null;
  newId: NewId;
  log: Log;
  limits?: Partial<Limits>;
};

export type Limits = {
  /** Rows held at a time, waiting for their turn included. */
  held: number;
  /** Messages on their way at a time, and how many of them to one workspace. */
  sends: number;
  sendsToOne: number;
  /** How long a claim lasts; a process that dies leaves its rows that long. Longer than a search and a sending together. */
  leaseMs: number;
  /** How long one call to a chat may take. */
  callMs: number;
};

export const usualLimits: Limits = { held: 400, sends: 20, sendsToOne: 12, leaseMs: 120_000, callMs: 15_000 };

/** What everything that handles claimed rows goes by. */
export type Desk = Omit<DispatcherParts, 'limits'> & {
  limits: Limits;
  sends: Slots;
  /** Loading a whole programme, one at a time. */
  overviews: Slots;
  workspaces: Workspaces;
  together: ReturnType<typeof transactionsTogether>;
  slotsOf(workspace: string): Slots;
  /** What ends each call to a chat that is under way. */
  calls: Set<() => void>;
  /** No call is waited for any longer. */
  isStopped(): boolean;
};
