import type { View } from '../../../shared/access.ts';
import type { Contact } from '../../../shared/domain/contact.ts';
import type { WallDate } from '../../../shared/time.ts';
import { sayDate, sayLength } from '../../../shared/words/dates.ts';
import { type Card, card, choice, choices, hint, type Item, list, say, title } from '../../chat/card.ts';
import type { Reader } from '../feature.ts';
import { partnerOf } from '../partner.ts';
import { kindName, purposeName } from './names.ts';

/** On one card; how many more there are is said, with the way to them. */
const MOST_LISTED = 8;

type Shown = { from: number; note: string | null; today: WallDate };

/** When they were in touch and what for, for the mentor who noted it. */
export function listCard(reader: Reader, pair: View<'pair'>, all: readonly Contact[], { from, note, today }: Shown): Card {
  const { words } = reader;
  const { mentorship } = pair;
  const partner = partnerOf(pair);
  const items = all.slice(from, from + MOST_LISTED).map((one) => contactItem(reader, one, today));
  const more = all.length - from - items.length;
  const next = more > 0 ? choice(words.contact.showMore(), { type: 'contact.list', mentorship, from: from + MOST_LISTED }) : null;
  return card('contact.list', {
    summary: words.contact.summary({ partner, count: all.length }),
    blocks: [
      title(words.contact.title({ partner })),
      note === null ? null : say(note),
      items.length > 0 ? list(items, { more: more > 0 ? words.common.andMore({ count: more }) : null }) : say(words.contact.empty()),
      choices(
        pair.status === 'active' ? choice(words.contact.add(), { type: 'contact.open', mentorship }, { weight: 'first' }) : null,
        next,
      ),
      hint(words.contact.hint({ partner })),
    ],
  });
}

function contactItem({ words, person }: Reader, { id, on, kind, minutes, purpose, next }: Contact, today: WallDate): Item {
  const said = words.contact;
  const day = sayDate(on, person.language, today);
  const hints = [
    purposeName(purpose, words),
    ...(minutes === null ? [] : [sayLength(minutes, person.language)]),
    ...(next === null ? [] : [said.nextOn({ day: sayDate(next, person.language, today) })]),
  ];
  const sure = { title: said.sureTitle(), text: said.sure({ day }), yes: said.remove(), no: words.common.cancel() };
  return {
    text: said.item({ day, kind: kindName(kind, words) }),
    hint: hints.join(' · '),
    choices: [choice(said.remove(), { type: 'contact.remove', contact: id }, { sure })],
  };
}

export function whichCard({ words }: Reader, pairs: readonly View<'pair'>[]): Card {
  return card('contact.which', {
    summary: words.contact.which(),
    blocks: [
      title(words.contact.which()),
      choices(
        ...pairs.map((pair) =>
          choice(words.contact.with({ partner: partnerOf(pair) }), { type: 'contact.list', mentorship: pair.mentorship }),
        ),
      ),
    ],
  });
}
