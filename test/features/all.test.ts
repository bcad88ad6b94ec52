import { expect, test } from 'vitest';
import { features } from '../../bot/features/all.ts';
import { Intent } from '../../shared/intent.ts';
import { nudgeKinds } from '../../shared/nudges.ts';

test('whatever can be asked for is answered by exactly one feature', () => {
  const answered = features.flatMap((feature) => Object.keys(feature.verbs));
  const asked = Intent.def.options.map((option) => option.def.shape.type.def.values[0]);
  expect(answered.toSorted()).toEqual(asked.toSorted());
});

test('whatever Cairn says on its own is drawn by exactly one feature', () => {
  const drawn = features.flatMap((feature) => Object.keys({ ...feature.drawers, ...feature.programmeDrawers, ...feature.personalDrawers }));
  expect(drawn.toSorted()).toEqual([...nudgeKinds].toSorted());
});
