import type { Programme } from '../../../shared/domain/programme.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Field, Form } from '../../chat/form.ts';

type Programmes = readonly [Programme, ...Programme[]];

/** The programme is asked about only by somebody who coordinates several. */
function whichOf(words: Words, programmes: Programmes): Field[] {
  if (programmes.length === 1) return [];
  const options = programmes.map(({ id, name }) => ({ value: id, label: name }));
  return [{ field: 'select', name: 'programme', label: words.pair.programme(), value: null, options }];
}

const known = ([first, ...others]: Programmes) => (others.length === 0 ? { programme: first.id } : {});

export function inviteForm(words: Words, programmes: Programmes): Form {
  return {
    name: 'pair.invite',
    title: words.pair.inviteTitle(),
    submit: words.pair.inviteSubmit(),
    cancel: words.common.cancel(),
    intro: words.pair.inviteIntro(),
    ask: { type: 'pair.invite', ...known(programmes) },
    fields: [
      ...whichOf(words, programmes),
      { field: 'person', name: 'mentor', label: words.pair.mentor(), value: null },
      { field: 'person', name: 'mentee', label: words.pair.mentee(), hint: words.pair.acrossHint(), value: null },
    ],
  };
}

/** For a pair of whom one is in another chat. */
export function acrossForm(words: Words, programmes: Programmes): Form {
  const { pair } = words;
  return {
    name: 'pair.across',
    title: pair.inviteTitle(),
    submit: pair.acrossSubmit(),
    cancel: words.common.cancel(),
    intro: pair.acrossIntro(),
    ask: { type: 'pair.across', ...known(programmes) },
    fields: [
      ...whichOf(words, programmes),
      { field: 'person', name: 'person', label: pair.acrossPerson(), value: null },
      {
        field: 'select',
        name: 'role',
        label: pair.acrossRole(),
        value: null,
        options: [
          { value: 'mentor', label: pair.mentor() },
          { value: 'mentee', label: pair.mentee() },
        ],
      },
    ],
  };
}
