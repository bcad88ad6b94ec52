import type { Platform } from '../chat/port.ts';
import type { Clock } from '../clock.ts';
import type { Seal } from './seal.ts';
import { whereSealed } from './sealed-columns.ts';
import type { Store } from './store.ts';

/** A workspace, or a whole enterprise with `tenant` empty. `enterprise` is empty where there is none. */
export type Workspace = { platform: Platform; enterprise: string; tenant: string };

/** What a platform gave when somebody installed Cairn: text of the adapter's own, tokens and all, so it is sealed. */
export type Installations = {
  save(workspace: Workspace, value: string): Promise<void>;
  find(workspace: Workspace): Promise<string | null>;
  remove(workspace: Workspace): Promise<void>;
  list(platform: Platform): Promise<Workspace[]>;
};

export function createInstallations({ store, seal, clock }: { store: Store; seal: Seal; clock: Clock }): Installations {
  return {
    save: async ({ platform, enterprise, tenant }, value) => {
      const row = { sealed: seal.seal(value, whereSealed.installation({ platform, enterprise, tenant })), changedAt: clock.now() };
      await store.read
        .insertInto('installation')
        .values({ platform, enterprise, tenant, ...row })
        .onConflict((oc) => oc.columns(['platform', 'enterprise', 'tenant']).doUpdateSet(row))
        .execute();
    },
    find: async (workspace) => {
      const row = await at(store.read.selectFrom('installation').select('sealed'), workspace).executeTakeFirst();
      return row ? seal.open(row.sealed, whereSealed.installation(workspace)) : null;
    },
    remove: async (workspace) => {
      await at(store.read.deleteFrom('installation'), workspace).execute();
    },
    list: async (platform) => {
      const rows = await store.read
        .selectFrom('installation')
        .select(['enterprise', 'tenant'])
        .where('platform', '=', platform)
        .orderBy('enterprise')
        .orderBy('tenant')
        .execute();
      return rows.map((row) => ({ platform, ...row }));
    },
  };
}

/** Only `workspace`'s row. */
function at<Q extends { where(column: 'platform' | 'enterprise' | 'tenant', is: '=', value: string): Q }>(
  query: Q,
  { platform, enterprise, tenant }: Workspace,
): Q {
  return query.where('platform', '=', platform).where('enterprise', '=', enterprise).where('tenant', '=', tenant);
}
