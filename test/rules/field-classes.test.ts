import { describe, expect, test } from 'vitest';
import { sealedColumns } from '../../bot/store/nouns.ts';
import type { View } from '../../shared/access.ts';
import type { Noun, Nouns } from '../../shared/decision.ts';
import { type Class, fieldClasses, only, talkClasses } from '../../shared/field-classes.ts';
import { Talk } from '../../shared/talks/talk.ts';
import { pairFacts } from '../setup/pair-facts.ts';
import { holdsText, partsOf, schemas } from '../setup/schemas.ts';

const nouns = Object.keys(fieldClasses) as Noun[];

/** Words of the pair’s or of somebody’s own that lie open in the database, and why. */
const open: Record<string, string> = {
  'person.language': 'a code such as en-GB, from the chat profile or a list',
  'logMark.digest': 'made from the sealed bytes and a salt in them, and from it nobody can guess what they say',
};

describe('whose each field is', () => {
  test('every field of every noun has a class, and so has every part of a talk', () => {
    for (const noun of nouns)
      expect(Object.keys(fieldClasses[noun]).toSorted()).toEqual(
        partsOf(schemas[noun])
          .map(([name]) => name)
          .toSorted(),
      );
    expect(Object.keys(talkClasses).toSorted()).toEqual(Object.keys(Talk.def.shape).toSorted());
  });

  test('a noun or a field that has none does not compile', () => {
    const { until: _, ...lacking } = fieldClasses.pause;
    // @ts-expect-error: nobody has said who may know until when somebody is on leave
    lacking satisfies Record<keyof Nouns['pause'], Class>;
    const { goal: __, ...fewer } = fieldClasses;
    // @ts-expect-error: nobody has said who may read goals
    fewer satisfies { [N in Noun]: Record<keyof Nouns[N], Class> };
    expect(Object.keys(fewer)).toHaveLength(nouns.length - 1);
  });

  test('what people write for themselves or for the pair is sealed, or there is a reason why not', () => {
    const unsealed = nouns.flatMap((noun) => {
      const sealed: readonly string[] = noun in sealedColumns ? sealedColumns[noun as keyof typeof sealedColumns] : [];
      const classes: Record<string, Class> = fieldClasses[noun];
      return partsOf(schemas[noun])
        .filter(([name, part]) => (classes[name] === 'own' || classes[name] === 'pair') && holdsText(part) && !sealed.includes(name))
        .map(([name]) => `${noun}.${name}`);
    });
    expect(unsealed.toSorted()).toEqual(Object.keys(open).toSorted());
  });

  test('what is sealed is nobody’s but the pair’s', () => {
    for (const [noun, sealed] of Object.entries(sealedColumns)) {
      const classes: Record<string, Class> = fieldClasses[noun as Noun];
      for (const name of sealed) expect(`${noun}.${name} ${classes[name]}`).toMatch(/ (pair|own)$/);
    }
  });

  test('a row seen from outside has nothing in it that is not for others', () => {
    const { people, mentorship } = pairFacts();
    const outside = only('coordinator');
    const person = outside('person', people[0]!);
    expect(person).toEqual({ id: 'per_kofi', name: 'Kofi Mensah' });
    // @ts-expect-error: somebody’s zone is for the pair
    expect(person.zone).toBeUndefined();
    // @ts-expect-error: who writes the logs is for the pair
    expect(outside('mentorship', mentorship).logBy).toBeUndefined();
    expect(only('pair', 'coordinator')('mentorship', mentorship)).toBe(mentorship);
  });

  test('no view can name what is not for its reader', () => {
    const named = (views: {
      pair: View<'pair'>;
      invitee: View<'invitee'>;
      coordinator: View<'coordinator'>;
      logs: View<'logs'>;
      logRead: View<'logRead'>;
    }) => [
      // @ts-expect-error: quiet hours are somebody’s own
      views.pair.others[0]?.rhythm,
      // @ts-expect-error: nobody sees whether notice was given
      views.pair.meetings[0]?.ending?.notice,
      // @ts-expect-error: an invitation tells nobody’s zone
      views.invitee.others[0]?.zone,
      // @ts-expect-error: nor how the other answered it
      views.invitee.others[0]?.invitation,
      // @ts-expect-error: a plan is the pair’s
      views.coordinator.goals,
      // @ts-expect-error: that two accounts differ is for the pair
      views.logs.logs[0]?.status,
      // @ts-expect-error: so is when they met, but for the day
      views.logs.logs[0]?.start,
      // @ts-expect-error: a draft is read by nobody else
      views.logRead.draft,
    ];
    expect(named).toBeTypeOf('function');
  });
});
