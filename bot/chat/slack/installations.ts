import * as z from 'zod/mini';
import { Recent } from '../recent.ts';
import type { Place } from './origin.ts';

/** One workspace, or one whole organisation (`tenant` empty), that added Cairn. The store seals it: it holds a token. */
export const Installation = z.object({
  enterprise: z.string(),
  tenant: z.string(),
  name: z.string(),
  token: z.string(),
  botId: z.string(),
  botUser: z.string(),
  scopes: z.array(z.string()),
  /** Who added it: they may set it up, as administrators may. */
  installer: z.string(),
  installedAt: z.string(),
});
export type Installation = z.infer<typeof Installation>;

export type Workspace = Place & { platform: 'slack' };

/** Where installations are kept, sealed; the value is JSON text of an {@link Installation}. */
export interface InstallationStore {
  save(workspace: Workspace, value: string): Promise<void>;
  find(workspace: Workspace): Promise<string | null>;
  remove(workspace: Workspace): Promise<void>;
}

/** Whose token is used for a place; null where Cairn is not installed. */
export interface Installations {
  of(place: Place): Promise<Access | null>;
  /** After Slack said a token is dead, or an installation changed. */
  forget(place: Place): void;
}

/** What calls to Slack need; an installation, or the one workspace the environment names. */
export type Access = { token: string; installer: string | null; botUser: string | null; botId: string | null };

export async function readInstallation(store: InstallationStore, { enterprise, tenant }: Place): Promise<Installation | null> {
  const text = await store.find({ platform: 'slack', enterprise, tenant });
  return text === null ? null : Installation.parse(JSON.parse(text));
}

const KEPT_MS = 60_000;

/** Installations from the store, remembered a minute: another process may have changed them. */
export function storedInstallations(store: InstallationStore, now: () => number): Installations {
  const kept = new Recent<{ access: Access; until: number }>(1_000);
  const keyOf = (place: Place) => `${place.enterprise}/${place.tenant}`;

  async function read(place: Place): Promise<Access | null> {
    const own = place.tenant === '' ? null : await readInstallation(store, place);
    const found = own ?? (place.enterprise === '' ? null : await readInstallation(store, { enterprise: place.enterprise, tenant: '' }));
    if (!found) return null;
    const { token, installer, botUser, botId } = found;
    return { token, installer, botUser, botId };
  }

  return {
    async of(place) {
      const before = kept.get(keyOf(place));
      if (before && before.until > now()) return before.access;
      const access = await read(place);
      if (access) kept.set(keyOf(place), { access, until: now() + KEPT_MS });
      else kept.delete(keyOf(place));
      return access;
    },
    forget(place) {
      kept.delete(keyOf(place));
    },
  };
}

/** The one workspace whose token the environment names; its ids are learned from Slack, see verify.ts. */
export function singleInstallation(token: string): Installations & { access: Access } {
  const access: Access = { token, installer: null, botUser: null, botId: null };
  return { access, of: async () => access, forget() {} };
}
