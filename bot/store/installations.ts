import type { Platform } from '../chat/port.ts';
import type { Clock } from '../clock.ts';
import type { Seal } from './seal.ts';
import { whereSealed } from './sealed-columns.ts';
import type { Store } from './store.ts';

/** A workspace; or a whole enterprise, with `tenant` empty. `enterprise` is empty where there is none. */
export type Workspace = { enterprise: string; tenant: string };

/** What a platform gave when somebody added Cairn, tokens and all: JSON of the adapter's own, sealed. */
export type Installations = {
  save(workspace: Workspace, value: unknown): Promise<void>;
  find(workspace: Workspace): Promise<unknown | null>;
  remove(workspace: Workspace): Promise<void>;
};

export function installationsOf(platform: Platform, { store, seal, clock }: { store: Store; seal: Seal; clock: Clock }): Installations {
  return {
    save: async ({ enterprise, tenant }, value) => {
      const sealed = seal.seal(JSON.stringify(value), whereSealed.installation({ platform, enterprise, tenant }));
      const row = { sealed, changedAt: clock.now() };
      await store.read
        .insertInto('installation')
        .values({ platform, enterprise, tenant, ...row })
        .onConflict((oc) => oc.columns(['platform', 'enterprise', 'tenant']).doUpdateSet(row))
        .execute();
    },
    find: async ({ enterprise, tenant }) => {
      const where = whereSealed.installation({ platform, enterprise, tenant });
      const row = await store.read
        .selectFrom('installation')
        .select('sealed')
        .where('platform', '=', platform)
        .where('enterprise', '=', enterprise)
        .where('tenant', '=', tenant)
        .executeTakeFirst();
      return row ? JSON.parse(seal.open(row.sealed, where)) : null;
    },
    remove: async ({ enterprise, tenant }) => {
      await store.read
        .deleteFrom('installation')
        .where('platform', '=', platform)
        .where('enterprise', '=', enterprise)
        .where('tenant', '=', tenant)
        .execute();
    },
  };
}
