import type { Application } from 'express';
import { type Instant, millis } from '../../../shared/time.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Log } from '../../log.ts';
import type { AccountRef, Chat, Door, Profile } from '../port.ts';
import { within } from '../within.ts';
import type { Conversations } from './conversation.ts';
import { type FileStore, filesAt, mountFiles } from './files.ts';
import { createEar } from './hear.ts';
import { withMemory } from './known.ts';
import { type LifecycleParts, lifecycle } from './lifecycle.ts';
import { paced, type Timer } from './paced.ts';
import type { Seam } from './seam.ts';
import { createChat } from './send.ts';
import { usualTimer } from './timer.ts';

export type ConnectOptions = Pick<LifecycleParts, 'greets' | 'onGone' | 'onBack'> & {
  /** Where routes are mounted; nothing may read a request's body before them. */
  app: Application;
  /** Microsoft's SDK, or what replaces it. */
  seam: Seam;
  door: Door;
  onProfile(account: AccountRef, profile: Profile): Promise<void>;
  conversations: Conversations;
  files: FileStore;
  /** The public base address, or null where links cannot be reached from outside. */
  url: string | null;
  /** Who set Cairn up, by their object ids in Entra: they may make programmes. */
  admins: readonly string[];
  log: Log;
  clock: { now(): Instant };
  words: Words;
  timer?: Timer;
};

/** An answer that Teams does not take by then is not waited for: whoever runs Cairn wants it to end. */
const STOP_MS = 3_000;

export type TeamsConnection = { chat: Chat; start(): Promise<void>; stop(): Promise<void> };

/** Teams, connected: people's requests go through the door, and the dispatcher's cards to people. */
export function connectTeams(options: ConnectOptions): TeamsConnection {
  const { app, door, files, url, admins, log, words, clock, greets, onGone, onBack, timer = usualTimer } = options;
  const now = () => millis(clock.now());
  const seam = paced(options.seam, timer);
  const handed = url === null ? null : filesAt(url, files);
  const conversations = withMemory(options.conversations, now);
  const parts: LifecycleParts = { conversations, greets, onGone, onBack, seam, words, log };
  const ear = createEar({
    door,
    seam,
    conversations,
    files: handed,
    words,
    log,
    now,
    worldNow: Date.now,
    admins,
    onProfile: options.onProfile,
    lifecycle: (activity) => lifecycle(activity, parts),
  });
  seam.receive(app, ear.hear);
  mountFiles(app, { store: files, log });
  return {
    chat: createChat({ seam, conversations, files: handed, words, admins }),
    start: async () => {},
    stop: async () => void (await within(ear.settled(), STOP_MS)),
  };
}
