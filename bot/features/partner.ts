import type { View } from '../../shared/access.ts';
import type { MentorshipId, PersonId } from '../../shared/domain/ids.ts';
import type { Zone } from '../../shared/time.ts';
import type { Words } from '../../shared/words/words.ts';
import type { Field, Option } from '../chat/form.ts';

export function partnerOf(pair: { others: readonly { name: string }[] }): string {
  return pair.others.map((one) => one.name).join(', ');
}

/** The zone of whoever's clock differs from the reader's. */
export function partnerZone({ me, others }: Pick<View<'pair'>, 'me' | 'others'>): Zone {
  return others.find((one) => one.zone !== me.zone)?.zone ?? me.zone;
}

/** Either of the two, to choose from. */
export function eitherOf({ me, others }: Pick<View<'pair'>, 'me' | 'others'>, words: Words): Option[] {
  const options: { value: PersonId; label: string }[] = others.map((one) => ({ value: one.person, label: one.name }));
  return [{ value: me.person, label: words.plan.you() }, ...options];
}

/** For a form about one pair: known where there is only one, and asked for where there are several. */
export function whomField(pairs: readonly View<'pair'>[], label: string): { ask: { mentorship?: MentorshipId }; fields: Field[] } {
  const options = pairs.map((pair) => ({ value: pair.mentorship, label: partnerOf(pair) }));
  const value = options[0]!.value;
  if (options.length === 1) return { ask: { mentorship: value }, fields: [] };
  return { ask: {}, fields: [{ field: 'select', name: 'mentorship', label, value, options }] };
}
