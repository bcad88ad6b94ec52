import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { newest, scriptOf, scripts } from '../../shared/talks/registry.ts';
import { find, followUps, inLanguage, type Question, questionsOf, type Script, spineOf, type Worded } from '../../shared/talks/script.ts';
import { notOpen } from '../setup/open-question.ts';
import { schoolYear, syllables } from '../setup/reading-age.ts';

const everyQuestion = (script: Script): Question[] => questionsOf(script).flatMap((question) => [question, ...followUps(question)]);
const wordings = (question: Question): string[] => [question.ask, ...question.differently].map((worded) => inLanguage(worded, 'en-GB'));
const asked = (script: Script) => everyQuestion(script).flatMap(wordings);
const told = (script: Script): string[] =>
  [script.title, script.about, ...script.stages.flatMap(({ name, after }) => [name, after])].map((worded) => worded['en-GB']);
const flat = (text: string) => text.toLowerCase().replace(/[^a-z0-9 ]/g, '');

/**
 * Versions that people may have open talks in. Who wants another question makes another version. The content is hashed by
 * language, so that a translation can be added to a released version.
 */
const released: Record<string, string> = {
  'grow 1 en-GB': '6c53b34d41575ae0ebe1186e096a557de7f915920065f2dcf6f3184c700ee64b',
  'oskar 1 en-GB': 'bcfff09c7447a85bd059cbb26faff35a2bf63949d0b3d516fc8f829f97494189',
  'opening 1 en-GB': 'ce48c1fd13687143209982c19e8e7321dbf7f38d08dbe4ccfde54b30e589a85f',
  'first-meeting 1 en-GB': 'e7df349e891798a543b9c72dc53b487aea301b3fa76c4de780b0a0557bf8bc2d',
};

describe('released versions', () => {
  test('are never changed', () => {
    const worded = (script: Script, language: string) =>
      JSON.stringify(script, (_key, value: unknown) =>
        value && typeof value === 'object' && 'en-GB' in value ? ((value as Worded)[language] ?? null) : value,
      );
    const now = scripts.flatMap((script) =>
      [...new Set(Object.keys(script.title))].map((language) => [
        `${script.id} ${script.version} ${language}`,
        createHash('sha256').update(worded(script, language)).digest('hex'),
      ]),
    );
    expect(Object.fromEntries(now)).toEqual(released);
  });

  test('are found by name and version, and the newest begins a new talk', () => {
    for (const script of scripts) expect(scriptOf(script)).toBe(script);
    expect(newest('grow').version).toBe(Math.max(...scripts.filter(({ id }) => id === 'grow').map(({ version }) => version)));
    expect(() => scriptOf({ id: 'grow', version: 99 })).toThrow('no script grow 99');
  });
});

describe.each(scripts.map((script) => [`${script.id} ${script.version}`, script] as const))('the questions of %s', (_name, script) => {
  const all = asked(script);

  test('come in stages of at least one, six to eight of them without going deeper', () => {
    for (const stage of script.stages) expect(stage.questions.filter(({ depth }) => depth === 'spine').length, stage.id).toBeGreaterThan(0);
    expect(spineOf(script).length).toBeGreaterThanOrEqual(6);
    expect(spineOf(script).length).toBeLessThanOrEqual(8);
  });

  test('go by names of their own, which say their stage', () => {
    const ids = everyQuestion(script).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(new RegExp(`^${find(script, id)!.stage.id}\\.[a-z]+$`));
  });

  test('are each asked in at least two ways, and no way twice', () => {
    expect(all.filter((text, index) => all.findIndex((one) => flat(one) === flat(text)) !== index)).toEqual([]);
    for (const question of everyQuestion(script)) expect(wordings(question).length).toBeGreaterThanOrEqual(2);
  });

  test('are one question each, and open: no yes or no answers them, and none asks why', () => {
    expect(all.flatMap((text) => notOpen(text) ?? [])).toEqual([]);
  });

  test('are read with ease at the age of twelve', () => {
    const hard = [...all, ...told(script)].filter((text) => text.split(' ').length >= 4 && schoolYear(text) > 7.5);
    expect(hard.map((text) => `${schoolYear(text).toFixed(1)} ${text}`)).toEqual([]);
    expect(schoolYear(all.join(' '))).toBeLessThan(5);
  });

  test('are short, calm and typed with care', () => {
    for (const text of [...all, ...told(script)]) {
      expect(text.length, text).toBeLessThanOrEqual(150);
      expect(text).not.toMatch(/[!'"]|\.\.\.| {2}|^\s|\s$| - /);
    }
  });

  test('are worded by us, not taken from the well-known lists', () => {
    const words = (text: string) => new Set(flat(text).split(' '));
    const alike = (a: Set<string>, b: Set<string>) => [...a].filter((word) => b.has(word)).length / new Set([...a, ...b]).size;
    const close = all.flatMap((ours) =>
      wellKnown.filter((theirs) => alike(words(ours), words(theirs)) > 0.75).map((theirs) => [ours, theirs]),
    );
    expect(close).toEqual([]);
  });

  test('offer numbers from a scale, with a threshold that some of them are below and some not', () => {
    for (const question of questionsOf(script)) {
      if (question.kind !== 'rating') continue;
      expect(question.least).toBeLessThan(question.most);
      if (!question.below) continue;
      expect(question.below.under).toBeGreaterThan(question.least);
      expect(question.below.under).toBeLessThanOrEqual(question.most);
    }
  });
});

test('GROW asks for commitment from 1 to 10, and below 7 what would raise it or what smaller step would do', () => {
  const commitment = find(newest('grow'), 'rating.commitment')!.question;
  expect(commitment).toMatchObject({ kind: 'rating', least: 1, most: 10, below: { under: 7 } });
  expect(newest('grow').stages.map(({ id }) => id)).toEqual(['goal', 'reality', 'options', 'way', 'rating']);
});

test('OSKAR scales from 0 to 10 where things are and where they should be, and judges neither number', () => {
  const scales = questionsOf(newest('oskar')).filter(({ kind }) => kind === 'rating');
  expect(scales.map(({ id }) => id)).toEqual(['scaling.now', 'scaling.wanted']);
  for (const scale of scales) expect(scale).toMatchObject({ least: 0, most: 10, below: null });
});

test('a question is asked in the language nearest to the reader’s, and in British English where there is none', () => {
  const worded = { 'en-GB': 'What is it?', cy: 'Beth yw e?' };
  expect([inLanguage(worded, 'cy-GB'), inLanguage(worded, 'cy'), inLanguage(worded, 'en-IE'), inLanguage(worded, 'de')]).toEqual([
    'Beth yw e?',
    'Beth yw e?',
    'What is it?',
    'What is it?',
  ]);
});

test('what is asked of a question tells an open one from one that is not', () => {
  expect(['What draws you?', 'Suppose it went well. How would you notice?', 'Which day, and at what time?'].map(notOpen)).toEqual([
    null,
    null,
    null,
  ]);
  const closed = [
    'Would you like to?',
    'If nothing changed, would that be fine?',
    'When it rains, and do you go?',
    'Of all these, is it the one?',
    'Why did you?',
    'What is it? When is it?',
    'What you want.',
    'Your goal?',
  ];
  expect(closed.filter((text) => notOpen(text) === null)).toEqual([]);
});

test('the measure of reading age tells plain sentences from hard ones', () => {
  expect(['step', 'take', 'little', 'meeting', 'wanted', 'changes', 'organisation'].map(syllables)).toEqual([1, 1, 2, 2, 2, 2, 5]);
  expect(schoolYear('What is the first step you want to take?')).toBeLessThan(3);
  expect(
    schoolYear('Which organisational considerations necessitate prioritising professional development opportunities?'),
  ).toBeGreaterThan(20);
});

/** Questions that are in every handbook of coaching. */
const wellKnown = [
  'What do you want to achieve?',
  'What would you like to achieve?',
  'What is your goal?',
  'What would you like to get out of this session?',
  'What do you want to achieve from this session?',
  'How will you know when you have achieved it?',
  'What is happening now?',
  'What is happening at the moment?',
  'Where are you now in relation to your goal?',
  'What have you tried so far?',
  'What have you done so far?',
  'What is stopping you?',
  'What obstacles are in your way?',
  'What resources do you have?',
  'What are your options?',
  'What could you do?',
  'What else could you do?',
  'What are the options available to you?',
  'What are the advantages and disadvantages of each option?',
  'Which option will you choose?',
  'Which option appeals to you most?',
  'What will you do?',
  'What will you do next?',
  'What are you going to do and when?',
  'When will you do it by?',
  'Who needs to know?',
  'What support do you need?',
  'What might get in the way?',
  'How committed are you on a scale of 1 to 10?',
  'On a scale of 1 to 10 how committed are you to taking this action?',
  'What would make it a 10?',
  'What would it take to make it a 10?',
  'What do you want to get out of this?',
  'On a scale of 0 to 10 where are you now?',
  'What helps you to be at that point rather than lower?',
  'How will you know when you are one point higher?',
  'What are you already doing well?',
  'What is the next small step?',
  'What is better?',
  'What did you do that made the change happen?',
  'What do you hope to gain from mentoring?',
];
