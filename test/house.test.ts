import { describe, expect, test } from 'vitest';
import { circles } from './house/circles.ts';
import { knownCircles, knownLong } from './house/exceptions.ts';
import { impure, leftOutTests, ownClocks, undatedTodos } from './house/habits.ts';
import {
  looseVersions,
  machinePaths,
  namedHosts,
  strayAtTop,
  thisMachine,
  tooLong,
  unlistedFeatures,
  vagueNames,
} from './house/repository.ts';
import { throughWalls } from './house/rooms.ts';
import { isCode, readSource } from './house/source.ts';
import { type File, files, root, topLevel } from './house/tree.ts';
import { outOfVoice, sentences, unsaid } from './house/words.ts';

const all = files();
const sources = all.filter(({ path }) => isCode(path)).map(readSource);
const textOf = (path: string) => all.find((file) => file.path === path)!.text;

describe('the house', () => {
  test('every file takes only what its room may take', () => {
    expect(throughWalls(sources)).toEqual([]);
  });

  test('no files need each other in a circle', () => {
    expect(circles(sources)).toEqual(knownCircles);
  });

  test('what mentoring is depends on no clock, no chance and no world outside', () => {
    expect(impure(sources)).toEqual([]);
  });

  test('the bot has one clock', () => {
    expect(ownClocks(sources)).toEqual([]);
  });

  test('a file has one reason to exist', () => {
    expect(tooLong(all, knownLong)).toEqual([]);
  });

  test('a file says by its name what it is for, and the list of features is the list of their folders', () => {
    expect([...vagueNames(all.map(({ path }) => path)), ...unlistedFeatures(all)]).toEqual([]);
  });

  test('every test runs, and nothing is put off without a day', () => {
    expect([...leftOutTests(sources), ...undatedTodos(sources)]).toEqual([]);
  });

  test('the top level holds the rooms and nothing else', () => {
    expect(strayAtTop(topLevel())).toEqual([]);
  });

  test('everybody who clones this runs the same code, from wherever they fetch it', () => {
    expect([...looseVersions(textOf('package.json')), ...namedHosts(textOf('package-lock.json'))]).toEqual([]);
    expect(machinePaths(all.filter(isKnownText), thisMachine(root))).toEqual([]);
  });
});

describe('what people read', () => {
  test('is calm, British and typed with care', () => {
    expect(outOfVoice(sentences(all))).toEqual([]);
  });

  test('is all said somewhere', () => {
    expect(unsaid(sentences(all), sources)).toEqual([]);
  });
});

/** The walls' own tests hold samples of what is not allowed. */
function isKnownText({ path }: File): boolean {
  return !path.startsWith('test/house/');
}
