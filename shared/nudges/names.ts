import type { Person } from '../domain/person.ts';

/** What a pair call each other. A name that Cairn does not know stays empty. */
export function firstName(person: Pick<Person, 'name'> | undefined): string {
  return person?.name.trim().split(/\s+/)[0] ?? '';
}
