import { firstMeeting1 } from './first-meeting.ts';
import { grow1 } from './grow.ts';
import { opening1 } from './opening.ts';
import { oskar1 } from './oskar.ts';
import type { Script } from './script.ts';
import type { ScriptId } from './talk.ts';

/** Every version ever released, oldest first. A talk goes on with the version it was begun with, so none ever leaves. */
export const scripts: readonly Script[] = [grow1, oskar1, opening1, firstMeeting1];

/** Throws for a version that never was: a saved talk cannot name one. */
export function scriptOf({ id, version }: { id: ScriptId; version: number }): Script {
  const found = scripts.find((one) => one.id === id && one.version === version);
  if (!found) throw new Error(`there is no script ${id} ${version}`);
  return found;
}

/** What a new talk is begun with. */
export function newest(id: ScriptId): Script {
  const found = scripts.findLast((one) => one.id === id);
  if (!found) throw new Error(`there is no script ${id}`);
  return found;
}
