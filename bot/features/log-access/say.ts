import type { View } from '../../../shared/access.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';

type Parties = Pick<View<'logs'>, 'parties'>;

export function pairNames({ parties }: Parties): { mentor: string; mentee: string } {
  const nameOf = (role: 'mentor' | 'mentee') => parties.find((one) => one.role === role)?.name ?? '';
  return { mentor: nameOf('mentor'), mentee: nameOf('mentee') };
}

export function nameIn({ parties }: Parties, id: PersonId): string {
  return parties.find((one) => one.person === id)?.name ?? '';
}
