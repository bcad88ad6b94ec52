import { describe, expect, test } from 'vitest';
import { laidOver, textOf } from '../../shared/talks/answers.ts';
import { readRating } from '../../shared/talks/ratings.ts';
import type { Piece } from '../../shared/talks/talk.ts';
import { having } from '../setup/talks.ts';

function atRating() {
  const maya = having();
  while (maya.question() !== 'rating.commitment') maya.does({ move: 'skip' });
  return maya;
}

describe('what is typed in the chat', () => {
  test('is one answer until Next, and whoever types is told once what the workplace can read', () => {
    const maya = having().types('more time');
    expect(maya.lines()).toEqual(['chatIsKept']);
    maya.types('for the team');
    expect([maya.lines(), maya.shows('echo')!.text]).toEqual([[], 'more time\nfor the team']);
    maya.does({ move: 'next' }).types('two');
    expect(maya.lines()).toEqual([]);
    expect(maya.answers()).toEqual({ 'goal.today': ['more time', 'for the team'], 'goal.ahead': ['two'] });
    expect(having().fills('in a form').lines()).toEqual([]);
  });

  test('changes the answer when it is edited, and leaves it when it is deleted, however much later', () => {
    const maya = having().types('mor tiem', 'for the team').does({ move: 'next' }).types('two');
    maya.does({ move: 'edited', source: 'm1', text: 'more time' });
    expect(maya.shows('echo')).toMatchObject({ question: 'goal.today', text: 'more time\nfor the team' });
    maya.does({ move: 'deleted', source: 'm2' });
    expect([maya.lines(), maya.answers()]).toEqual([['erased'], { 'goal.today': ['more time'], 'goal.ahead': ['two'] }]);
    maya.does({ move: 'finish' }).does({ move: 'choose', question: 'goal.today', choice: 'shared' }).does({ move: 'finish' });
    maya.does({ move: 'edited', source: 'm1', text: 'a free hour' });
    expect(maya.shows('echo')).toMatchObject({ text: 'a free hour', choice: 'shared' });
    maya.does({ move: 'deleted', source: 'm1' });
    expect(maya.answers()).toEqual({ 'goal.ahead': ['two'] });
    expect(maya.refused({ move: 'edited', source: 'm1', text: 'again' })).toBe('unknownMessage');
  });

  test('counts once, though the chat delivers it twice', () => {
    const maya = having().types('one').does({ move: 'piece', source: 'm1', text: 'one' });
    expect(maya.answers()).toEqual({ 'goal.today': ['one'] });
  });

  test('belongs to nobody’s talk at the summary, when it is paused or over', () => {
    const maya = having().types('one').does({ move: 'finish' });
    const more = { move: 'piece', source: 'm2', text: 'meet next Tues 3pm' } as const;
    expect(maya.refused(more)).toBe('nothingAsked');
    expect(having().does({ move: 'pause' }).refused(more)).toBe('talkPaused');
    expect(maya.does({ move: 'finish' }).refused(more)).toBe('talkDone');
  });

  test('is not kept when there is nothing in it, or too much', () => {
    const maya = having();
    expect(maya.refused({ move: 'piece', source: 'm1', text: ' \r\n ' })).toBe('nothingWritten');
    expect(maya.refused({ move: 'piece', source: 'm1', text: 'x'.repeat(20_001) })).toBe('answerTooLong');
    maya.does({ move: 'piece', source: 'm1', text: 'x'.repeat(20_000) });
    expect(maya.refused({ move: 'piece', source: 'm2', text: 'y' })).toBe('answerTooLong');
    expect(maya.refused({ move: 'edited', source: 'm1', text: 'x'.repeat(20_001) })).toBe('answerTooLong');
  });
});

describe('“cancel” as an answer', () => {
  const cancel = { move: 'meant-otherwise', source: 'm1', text: 'cancel' } as const;

  test('is kept for now, asked about, and stays when it is one', () => {
    const maya = having().does(cancel);
    expect(maya.shows('meant-otherwise')).toMatchObject({ source: 'm1', text: 'cancel', offers: ['keep', 'was-command'] });
    expect(maya.answers()).toEqual({ 'goal.today': ['cancel'] });
    maya.does({ move: 'keep', source: 'm1' });
    expect([maya.lines(), maya.answers()]).toEqual([['chatIsKept'], { 'goal.today': ['cancel'] }]);
    expect(maya.refused({ move: 'was-command', source: 'm1' })).toBe('partOfAnswer');
  });

  test('leaves the answer when it was a command, which is then carried out', () => {
    const maya = having()
      .does({ move: 'piece', source: 'm0', text: 'first things first' })
      .does(cancel)
      .does({ move: 'was-command', source: 'm1' });
    expect(maya.shows('command')).toMatchObject({ text: 'cancel' });
    expect(maya.answers()).toEqual({ 'goal.today': ['first things first'] });
  });

  test('is an answer to whoever goes on with it', () => {
    const maya = having().does(cancel).does({ move: 'next' });
    expect([maya.question(), maya.answers()]).toEqual(['goal.ahead', { 'goal.today': ['cancel'] }]);
    expect(maya.refused({ move: 'was-command', source: 'm1' })).toBe('partOfAnswer');
  });

  test('is asked about again when it is delivered again, and is a command where no words are asked for', () => {
    expect(having().does(cancel).does(cancel).answers()).toEqual({ 'goal.today': ['cancel'] });
    expect(having().does({ move: 'finish' }).refused(cancel)).toBe('nothingAsked');
    expect(atRating().does({ move: 'rate', value: 3 }).refused(cancel)).toBe('nothingAsked');
  });
});

describe('a number typed in the chat', () => {
  test.each([
    ['8', 8],
    ['about a six', 6],
    ['I’d say 7', 7],
    ['7/10', 7],
    ['Seven out of ten.', 7],
    ['12', 12],
    ['I have 3 children to think of', null],
    ['7 or 8', null],
    ['', null],
  ])('“%s” is read as %s', (text, value) => {
    expect(readRating(text)).toBe(value);
  });

  test('is the rating, also when it is edited', () => {
    const maya = atRating().types('4');
    expect(maya.question()).toBe('below rating.commitment');
    maya.does({ move: 'edited', source: 'm1', text: '8' });
    expect(maya.shows('question')).toMatchObject({ question: 'rating.commitment', rated: true });
    expect(maya.talk().ratings).toMatchObject([{ value: 8 }]);
    expect(maya.does({ move: 'next' }).question()).toBe('summary');
    expect(maya.refused({ move: 'edited', source: 'm1', text: '11' })).toBe('ratingOutside');
    maya.does({ move: 'deleted', source: 'm1' });
    expect([maya.lines(), maya.talk().ratings]).toEqual([['ratingErased'], []]);
  });

  test('may be words instead, which are kept beside it until there is a number', () => {
    const maya = atRating().types('hard to say');
    expect(maya.lines()).toEqual(['chatIsKept', 'ratingWanted']);
    expect(maya.answers()['rating.commitment']).toEqual(['hard to say']);
    maya.does({ move: 'edited', source: 'm1', text: 'six' });
    expect([maya.question(), maya.talk().ratings.at(-1)?.value]).toEqual(['below rating.commitment', 6]);
    maya.does({ move: 'edited', source: 'm1', text: 'no idea, really' });
    expect([maya.question(), maya.talk().ratings]).toEqual(['rating.commitment', []]);
    expect(maya.answers()['rating.commitment']).toEqual(['no idea, really']);
  });

  test('and below seven a sentence says what would raise it', () => {
    const maya = atRating().types('5', 'if somebody came with me');
    expect([maya.question(), maya.answers()['rating.raise']]).toEqual(['rating.raise', ['if somebody came with me']]);
    expect(maya.does({ move: 'next' }).types('8').question()).toBe('summary');
  });
});

describe('a form over what was typed', () => {
  const typed = (...texts: string[]): Piece[] => texts.map((text, index) => ({ source: `m${index + 1}`, text, provisional: false }));
  const laid = (before: Piece[], whole: string) => laidOver(before, whole).map(({ source, text }) => [source, text]);

  test.each([
    [
      'as it was',
      'one\ntwo',
      [
        ['m1', 'one'],
        ['m2', 'two'],
      ],
    ],
    [
      'with a line before, between and after',
      'zero\none\nand a half\ntwo\nthree',
      [
        [null, 'zero'],
        ['m1', 'one'],
        [null, 'and a half'],
        ['m2', 'two'],
        [null, 'three'],
      ],
    ],
    [
      'with one of them rewritten',
      'one and only\ntwo',
      [
        [null, 'one and only'],
        ['m2', 'two'],
      ],
    ],
    [
      'in another order',
      'two\none',
      [
        [null, 'two'],
        ['m1', 'one'],
      ],
    ],
    ['written afresh', 'something else', [[null, 'something else']]],
  ])('%s keeps the messages that still stand in it', (_how, whole, pieces) => {
    expect(laid(typed('one', 'two'), whole)).toEqual(pieces);
    expect(textOf({ pieces: laidOver(typed('one', 'two'), whole) })).toBe(whole);
  });

  test('lets a deleted message leave the answer still, and emptied takes the answer away', () => {
    const maya = having()
      .types('my first thought')
      .does({ move: 'answer', question: 'goal.today', text: 'my first thought\nand a second' });
    maya.does({ move: 'deleted', source: 'm1' });
    expect(maya.answers()).toEqual({ 'goal.today': ['and a second'] });
    maya.does({ move: 'answer', question: 'goal.today', text: '  ' });
    expect([maya.lines(), maya.answers()]).toEqual([['erased'], {}]);
    expect(maya.refused({ move: 'answer', question: 'goal.today', text: '' })).toBe('nothingWritten');
  });

  test('is only taken for a question that has been asked', () => {
    expect(having().refused({ move: 'answer', question: 'way.step', text: 'run' })).toBe('notThereYet');
    expect(having().refused({ move: 'answer', question: 'way.nowhere', text: 'run' })).toBe('notThereYet');
  });
});
