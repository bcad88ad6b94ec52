import { describe, expect, test } from 'vitest';
import { chosen } from '../../shared/talks/answers.ts';
import { having } from '../setup/talks.ts';

/** Turns that a talk takes now and then, one after the other. */
function atRating() {
  const maya = having();
  while (maya.question() !== 'rating.commitment') maya.does({ move: 'skip' });
  return maya;
}
const cancel = { move: 'meant-otherwise', source: 'm1', text: 'cancel' } as const;

describe('changing an earlier answer', () => {
  test('and then another one still goes on where it began', () => {
    const maya = having().fills('one').fills('two').fills('three');
    maya.does({ move: 'change', question: 'goal.today' }).does({ move: 'change', question: 'goal.ahead' }).fills('two, better');
    expect(maya.question()).toBe('options.ways');
  });

  test('and going back instead leaves nothing to return to', () => {
    const maya = having().fills('one').fills('two');
    maya.does({ move: 'change', question: 'goal.today' }).does({ move: 'back' });
    expect(maya.question()).toBe('reality.now');
    expect(maya.fills('three').question()).toBe('options.ways');
  });

  test('about a low number does not ask for the number again', () => {
    const maya = atRating().does({ move: 'rate', value: 4 }).does({ move: 'raise' }).fills('help').does({ move: 'next' });
    maya.does({ move: 'change', question: 'rating.raise' }).fills('more help');
    expect([maya.question(), maya.answers()['rating.raise']]).toEqual(['summary', ['more help']]);
  });

  test('to a lower number offers what may follow, and then comes back', () => {
    const maya = atRating().does({ move: 'rate', value: 9 }).does({ move: 'change', question: 'rating.commitment' });
    maya.does({ move: 'rate', value: 5 });
    expect(maya.question()).toBe('below rating.commitment');
    expect(maya.does({ move: 'let-go' }).question()).toBe('summary');
  });
});

describe('going back', () => {
  test('past a number that has gone up since does not offer to raise it', () => {
    const maya = atRating().does({ move: 'rate', value: 4 }).does({ move: 'raise' }).fills('help').does({ move: 'rate', value: 8 });
    const back = ['', '', '', ''].map(() => maya.does({ move: 'back' }).question());
    expect(back).toEqual(['rating.commitment', 'rating.raise', 'rating.commitment', 'way.when']);
  });

  test('to a number that is still low offers it again', () => {
    const maya = atRating().does({ move: 'rate', value: 4 }).does({ move: 'let-go' });
    expect(maya.does({ move: 'back' }).shows('below')).toMatchObject({ under: 7 });
  });
});

describe('a number', () => {
  test('that was given is not skipped by going past it, and one that was skipped can be given after all', () => {
    const rated = atRating().does({ move: 'rate', value: 8 }).does({ move: 'back' }).does({ move: 'skip' });
    expect(rated.talk().answers.find(({ question }) => question === 'rating.commitment')).toBeUndefined();
    const late = atRating().does({ move: 'skip' }).does({ move: 'change', question: 'rating.commitment' }).does({ move: 'rate', value: 8 });
    expect(late.talk().answers.find(({ question }) => question === 'rating.commitment')).toBeUndefined();
  });

  test('keeps with it what was chosen below it', () => {
    const maya = atRating().does({ move: 'rate', value: 4 }).does({ move: 'rate', value: 5 }).does({ move: 'smaller' });
    expect(maya.talk().ratings.map(({ value, way }) => [value, way])).toEqual([
      [4, null],
      [5, 'smaller'],
    ]);
  });

  test('stays with its person, and so do the words beside it', () => {
    const maya = atRating().types('hard to say', '8');
    const entry = maya.shows('summary')!.entries.find(({ question }) => question === 'rating.commitment');
    expect(entry).toMatchObject({ text: 'hard to say', rated: true, choices: [] });
  });
});

describe('a sentence that may be a command', () => {
  test('is an answer once it is edited, or gone deeper into', () => {
    const edited = having().does(cancel).does({ move: 'edited', source: 'm1', text: 'cancel the gym' });
    expect(edited.refused({ move: 'was-command', source: 'm1' })).toBe('partOfAnswer');
    const deeper = having().does(cancel).does({ move: 'deeper' });
    expect(deeper.refused({ move: 'was-command', source: 'm1' })).toBe('partOfAnswer');
  });

  test('is settled at the end, wherever it was left', () => {
    const maya = having().fills('one').does(cancel).does({ move: 'back' }).does({ move: 'finish' }).does({ move: 'finish' });
    expect(maya.talk().answers.flatMap(({ pieces }) => pieces.map(({ text, provisional }) => [text, provisional]))).toEqual([
      ['one', false],
      ['cancel', false],
    ]);
  });
});

describe('what was shared', () => {
  const shared = () => having().types('one').does({ move: 'finish' }).does({ move: 'choose', question: 'goal.today', choice: 'shared' });

  test('is not shared while it is skipped', () => {
    const maya = shared().does({ move: 'change', question: 'goal.today' }).does({ move: 'skip' });
    expect([chosen(maya.talk(), 'shared'), maya.answers()['goal.today']]).toEqual([[], ['one']]);
  });

  test('and taken away does not share what is written there later', () => {
    const maya = shared().does({ move: 'change', question: 'goal.today' }).does({ move: 'skip' });
    maya.does({ move: 'deleted', source: 'm1' }).does({ move: 'change', question: 'goal.today' }).fills('something else');
    expect([chosen(maya.talk(), 'shared'), maya.answers()['goal.today']]).toEqual([[], ['something else']]);
  });

  test('can be taken back after the end', () => {
    const maya = shared().does({ move: 'finish' }).does({ move: 'choose', question: 'goal.today', choice: 'private' });
    expect([maya.shows('chosen')!.before, chosen(maya.talk(), 'shared')]).toEqual(['shared', []]);
  });
});

test('whoever typed something and wrote over it in the form is told that the chat still has it', () => {
  const maya = having().types('one').does({ move: 'answer', question: 'goal.today', text: 'other words' });
  expect(maya.does({ move: 'stop' }).lines()).toEqual(['stoppedChatKeeps']);
});

test('a message deleted while the talk is paused is taken out without a question being asked', () => {
  const maya = having().types('one').does({ move: 'pause' }).does({ move: 'deleted', source: 'm1' });
  expect([maya.say().length, maya.lines(), maya.answers()]).toEqual([1, ['erased'], {}]);
});
