import type { View } from '../../../shared/access.ts';
import { contactKinds, contactMinutes, contactPurposes } from '../../../shared/domain/contact.ts';
import type { WallDate } from '../../../shared/time.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Form } from '../../chat/form.ts';
import { partnerOf, whomField } from '../partner.ts';
import { kindName, purposeName } from './names.ts';

/** There is nowhere to write what was said: kind and purpose are from lists. */
export function contactForm(words: Words, pairs: readonly View<'pair'>[], today: WallDate): Form {
  const said = words.contact;
  const { ask, fields } = whomField(pairs, said.formWith());
  return {
    name: 'contact.add',
    title: said.formTitle(),
    submit: words.common.save(),
    cancel: words.common.cancel(),
    intro: said.formIntro({ partner: pairs.map(partnerOf).join(', ') }),
    ask: { type: 'contact.add', ...ask },
    fields: [
      ...fields,
      { field: 'date', name: 'on', label: said.formOn(), value: today },
      {
        field: 'select',
        name: 'kind',
        label: said.formKind(),
        value: null,
        options: contactKinds.map((value) => ({ value, label: kindName(value, words) })),
      },
      { field: 'number', name: 'minutes', label: said.formMinutes(), value: null, ...contactMinutes, optional: true },
      {
        field: 'select',
        name: 'purpose',
        label: said.formPurpose(),
        value: null,
        options: contactPurposes.map((value) => ({ value, label: purposeName(value, words) })),
      },
      { field: 'date', name: 'next', label: said.formNext(), value: null, optional: true },
    ],
  };
}
