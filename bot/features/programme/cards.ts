import type { PersonId } from '../../../shared/domain/ids.ts';
import type { Person } from '../../../shared/domain/person.ts';
import type { Programme } from '../../../shared/domain/programme.ts';
import { placeOf } from '../../../shared/words/places.ts';
import type { Words } from '../../../shared/words/words.ts';
import { type Card, type Choice, card, choice, choices, factList, hint, list, say, title } from '../../chat/card.ts';
import { jurisdictionName, policyNumbers } from './forms.ts';

export function readyCard(words: Words, programme: Programme): Card {
  const { name } = programme;
  return card('programme.ready', {
    summary: words.programme.readySummary({ name }),
    blocks: [
      title(words.programme.readyTitle({ name })),
      say(words.programme.readyNext()),
      choices(...programmeChoices(words, programme, 'first')),
    ],
  });
}

export function changedCard(words: Words, programme: Programme): Card {
  const { name } = programme;
  return card('programme.changed', {
    summary: words.programme.changedSummary({ name }),
    blocks: [
      title(words.programme.changedTitle({ name })),
      say(aboutLine(words, programme)),
      choices(...programmeChoices(words, programme)),
    ],
  });
}

export function programmesCard(words: Words, programmes: readonly Programme[], mayAddAnother: boolean): Card {
  return card('programme.list', {
    summary: words.programme.listSummary({ count: programmes.length }),
    blocks: [
      title(words.programme.listTitle()),
      list(programmes.map((one) => ({ text: one.name, hint: aboutLine(words, one), choices: programmeChoices(words, one) }))),
      mayAddAnother ? choices(choice(words.programme.another(), { type: 'programme.open', another: true }, { weight: 'rare' })) : null,
    ],
  });
}

export function policyCard(words: Words, programme: Programme): Card {
  const { name, policy } = programme;
  return card('programme.policy', {
    summary: words.programme.policySavedSummary({ name }),
    blocks: [
      title(words.programme.policySavedTitle({ name })),
      factList(
        policyNumbers.map((number) => ({
          label: words.programme[number](),
          value: policy[number] === null ? words.programme.numberNone() : String(policy[number]),
        })),
      ),
      hint(words.programme.policySavedHint()),
      choices(choice(words.programme.changeIt(), { type: 'policy.open', programme: programme.id })),
    ],
  });
}

/** `news` is what just changed, said above the list. */
export function coordinatorsCard(
  words: Words,
  programme: Programme,
  people: readonly Person[],
  reader: PersonId,
  news: string | null,
): Card {
  const { id, name } = programme;
  return card('programme.coordinators', {
    summary: news ?? words.programme.coordinatorsSummary({ count: people.length, name }),
    blocks: [
      title(words.programme.coordinatorsTitle({ name })),
      news === null ? null : say(news),
      list(
        people.map((one) => ({
          text: one.id === reader ? words.programme.coordinatorYou({ name: one.name }) : one.name,
          choices: people.length > 1 ? [removeChoice(words, programme, one, reader)] : [],
        })),
      ),
      hint(words.programme.coordinatorsHint()),
      choices(choice(words.programme.addCoordinator(), { type: 'coordinator.add.open', programme: id })),
    ],
  });
}

export function steppedBackCard(words: Words, programme: Programme): Card {
  const { name } = programme;
  return card('programme.stepped-back', {
    summary: words.programme.steppedBackSummary({ name }),
    blocks: [title(words.programme.steppedBackTitle()), say(words.programme.steppedBackSummary({ name }))],
  });
}

function removeChoice(words: Words, programme: Programme, person: Person, reader: PersonId): Choice {
  const own = person.id === reader;
  const { name } = person;
  return choice(
    own ? words.programme.stepBack() : words.programme.remove(),
    { type: 'coordinator.remove', programme: programme.id, person: person.id },
    {
      sure: {
        title: own ? words.programme.stepBackSureTitle() : words.programme.removeSureTitle({ name }),
        text: own ? words.programme.stepBackSureText() : words.programme.removeSureText({ name }),
        yes: own ? words.programme.stepBack() : words.programme.remove(),
        no: words.programme.keep(),
      },
    },
  );
}

function programmeChoices(words: Words, { id }: Programme, invite: 'first' | 'plain' = 'plain'): Choice[] {
  return [
    choice(words.programme.invitePair(), { type: 'pair.open' }, { weight: invite }),
    choice(words.programme.coordinators(), { type: 'coordinator.open', programme: id }),
    choice(words.programme.numbers(), { type: 'policy.open', programme: id }),
    choice(words.readers.policy(), { type: 'programme.readers.open', programme: id }, { weight: 'rare' }),
    choice(words.summary.button(), { type: 'summary.show', programme: id }, { weight: 'rare' }),
    choice(words.programme.totals(), { type: 'programme.totals', programme: id }, { weight: 'rare' }),
    choice(words.programme.changeIt(), { type: 'programme.open', programme: id }, { weight: 'rare' }),
  ];
}

function aboutLine(words: Words, { zone, jurisdiction, policy }: Programme): string {
  return words.programme.listItemHint({ zone: placeOf(zone), holidays: jurisdictionName(words, jurisdiction), hours: policy.noticeHours });
}
