import type { Person } from '../../shared/domain/person.ts';
import { findPerson } from '../store/accounts.ts';
import type { Context } from './feature.ts';

/**
 * Somebody of the asker's own workspace, as a picker named them; null for guests of another organisation, apps and closed
 * accounts, which the adapter gives no active profile, and for a user nobody has heard of.
 */
export async function colleague({ tx, asker, named }: Context, user: string): Promise<Person | null> {
  const profile = asker.picked?.[user];
  if (profile) return profile.active ? named(user) : null;
  return (await findPerson(tx, { ...asker.account, user })) ?? null;
}
