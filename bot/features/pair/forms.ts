import type { Programme } from '../../../shared/domain/programme.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Field, Form } from '../../chat/form.ts';

/** The programme is asked about only by somebody who coordinates several. */
export function inviteForm(words: Words, programmes: readonly [Programme, ...Programme[]]): Form {
  const [first, ...others] = programmes;
  const which: Field = {
    field: 'select',
    name: 'programme',
    label: words.pair.programme(),
    value: null,
    options: programmes.map(({ id, name }) => ({ value: id, label: name })),
  };
  return {
    name: 'pair.invite',
    title: words.pair.inviteTitle(),
    submit: words.pair.inviteSubmit(),
    cancel: words.common.cancel(),
    intro: words.pair.inviteIntro(),
    ask: others.length === 0 ? { type: 'pair.invite', programme: first.id } : { type: 'pair.invite' },
    fields: [
      ...(others.length === 0 ? [] : [which]),
      { field: 'person', name: 'mentor', label: words.pair.mentor(), value: null },
      { field: 'person', name: 'mentee', label: words.pair.mentee(), value: null },
    ],
  };
}
