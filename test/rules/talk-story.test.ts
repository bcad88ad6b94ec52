import { describe, expect, test } from 'vitest';
import { chosen } from '../../shared/talks/answers.ts';
import { present } from '../../shared/talks/present.ts';
import { isHalfDone, mentionDue, openAmong, startTalk } from '../../shared/talks/start.ts';
import { Talk } from '../../shared/talks/talk.ts';
import { plus } from '../../shared/time.ts';
import { having, monday, newTalk, spine, upToRating, wish } from '../setup/talks.ts';

describe('GROW, whole', () => {
  test('is asked one question at a time, each with its place, and ends with a summary and what becomes of each answer', () => {
    const maya = having().does({ move: 'begin' });
    expect(maya.say().map(({ show }) => show)).toEqual(['about', 'line', 'question']);
    expect(maya.lines()).toEqual(['yoursAlone']);
    expect(maya.shows('question')).toMatchObject({ question: 'goal.today', position: { nth: 1, of: 8 }, kind: 'open', text: null });

    for (const [index, question] of spine.slice(0, -1).entries()) {
      expect([maya.question(), maya.position()]).toEqual([question, `${index + 1} of 8`]);
      maya.fills(`my ${question}`);
    }
    expect(maya.shows('question')).toMatchObject({ kind: 'rating', scale: { least: 1, most: 10 }, position: { nth: 8, of: 8 } });
    maya.does({ move: 'rate', value: 8 });

    const summary = maya.shows('summary')!;
    expect(summary.entries.map(({ question, text, rated }) => [question, text ?? rated])).toEqual([
      ...spine.slice(0, -1).map((question) => [question, `my ${question}`]),
      ['rating.commitment', true],
    ]);
    expect(summary.entries.every(({ choice }) => choice === 'private')).toBe(true);

    maya
      .does({ move: 'choose', question: 'goal.ahead', choice: 'shared' })
      .does({ move: 'choose', question: 'way.step', choice: 'action' });
    expect(maya.shows('chosen')).toMatchObject({ question: 'way.step', text: 'my way.step', choice: 'action', before: 'private' });
    maya.does({ move: 'finish' });
    expect([maya.talk().status, maya.lines()]).toEqual(['done', ['finished']]);
    expect(chosen(maya.talk(), 'shared')).toEqual([{ question: 'goal.ahead', text: 'my goal.ahead' }]);
    expect(chosen(maya.talk(), 'action')).toEqual([{ question: 'way.step', text: 'my way.step' }]);
    expect(Talk.parse(maya.talk())).toEqual(maya.talk());
  });

  test('goes deeper on request, one more question at a time, and counts them', () => {
    const maya = having().fills('a clear plan');
    expect([maya.question(), maya.position()]).toEqual(['goal.ahead', '2 of 8']);
    maya.does({ move: 'deeper' });
    expect([maya.question(), maya.position()]).toEqual(['goal.notice', '3 of 9']);
    maya.fills('fewer late nights');
    expect([maya.question(), maya.position()]).toEqual(['reality.now', '4 of 9']);
  });

  test('offers to go deeper until a stage has nothing more to ask', () => {
    const maya = having();
    const asked = ['goal.piece', 'goal.notice', 'goal.by', 'goal.matters', 'goal.mine'].map(() => maya.does({ move: 'deeper' }).question());
    expect(asked).toEqual(['goal.piece', 'goal.notice', 'goal.by', 'goal.matters', 'goal.mine']);
    expect(maya.shows('question')!.offers).not.toContain('deeper');
    expect(maya.refused({ move: 'deeper' })).toBe('noDeeper');
  });

  test('asks differently without going on, and in a circle', () => {
    const maya = having();
    const first = maya.does({ move: 'begin' }).shows('question')!.ask;
    const other = maya.does({ move: 'differently' }).shows('question')!.ask;
    expect(other).not.toEqual(first);
    expect(maya.does({ move: 'differently' }).shows('question')!.ask).toEqual(first);
    expect(maya.position()).toBe('1 of 8');
  });

  test('goes back the way it came, with what was written there', () => {
    const maya = having().fills('one').fills('two');
    maya.does({ move: 'back' }).does({ move: 'back' });
    expect(maya.shows('question')).toMatchObject({ question: 'goal.today', text: 'one' });
    expect(maya.refused({ move: 'back' })).toBe('atTheStart');
    maya.does({ move: 'next' }).does({ move: 'next' });
    expect(maya.question()).toBe('reality.now');
    expect(maya.answers()).toEqual({ 'goal.today': ['one'], 'goal.ahead': ['two'] });
  });

  test('changes an earlier answer and goes on where it was', () => {
    const maya = having().fills('one').fills('two').fills('three');
    maya.does({ move: 'change', question: 'goal.today' }).fills('one, better');
    expect(maya.question()).toBe('options.ways');
    expect(maya.answers()['goal.today']).toEqual(['one, better']);
    expect(maya.refused({ move: 'change', question: 'way.step' })).toBe('notThereYet');
    expect(maya.refused({ move: 'change', question: 'way.nowhere' })).toBe('notThereYet');
  });

  test('changes an answer from the summary, and comes back to it', () => {
    const maya = upToRating().does({ move: 'rate', value: 9 }).does({ move: 'change', question: 'way.when' }).fills('on Thursday');
    expect(maya.shows('summary')!.entries.find(({ question }) => question === 'way.when')!.text).toBe('on Thursday');
  });

  test('lets every question be skipped, and answered later after all', () => {
    const maya = having();
    for (const _ of spine) maya.does({ move: 'skip' });
    expect(maya.shows('summary')!.entries.every(({ text, rated }) => text === null && !rated)).toBe(true);
    expect(maya.refused({ move: 'choose', question: 'goal.today', choice: 'shared' })).toBe('nothingToShare');
    maya.does({ move: 'change', question: 'goal.today' }).fills('some peace');
    expect(maya.shows('summary')!.entries[0]).toMatchObject({ question: 'goal.today', text: 'some peace' });
  });

  test('can end early, with what is there', () => {
    const maya = having().fills('one').does({ move: 'finish' });
    expect(maya.shows('summary')!.entries.map(({ text }) => text)).toEqual(['one', ...Array(7).fill(null)]);
    expect(maya.does({ move: 'back' }).question()).toBe('goal.ahead');
  });

  test('is not moved on twice by a button that is pressed twice', () => {
    const maya = having().types('one').does({ move: 'next', on: 'goal.today' });
    expect(maya.refused({ move: 'next', on: 'goal.today' })).toBe('movedOn');
    expect(maya.refused({ move: 'skip', on: 'goal.today' })).toBe('movedOn');
    expect(maya.question()).toBe('goal.ahead');
  });
});

describe('a talk that is left', () => {
  test('goes on three days later exactly where it was', () => {
    const maya = having().fills('one').types('half of tw');
    const before = maya.does({ move: 'pause' }).talk();
    expect(maya.lines()).toEqual(['paused']);
    expect(maya.refused({ move: 'piece', source: 'm9', text: 'meet next Tues 3pm' })).toBe('talkPaused');
    const thursday = plus(monday, { days: 3 });
    maya.does({ move: 'resume' }, thursday);
    expect(maya.shows('question')).toMatchObject({ question: 'goal.ahead', text: 'half of tw' });
    expect(maya.talk()).toEqual({ ...before, status: 'open', changedAt: thursday });
  });

  test('keeps what was written in a form that was open elsewhere', () => {
    const maya = having().fills('one').does({ move: 'pause' }).does({ move: 'answer', question: 'goal.ahead', text: 'two' });
    expect([maya.talk().status, maya.lines(), maya.answers()['goal.ahead']]).toEqual(['paused', ['keptWhilePaused'], ['two']]);
    const late = having().fills('one').fills('two').does({ move: 'answer', question: 'goal.today', text: 'one, from the other device' });
    expect([late.question(), late.lines()]).toEqual(['reality.now', ['keptElsewhere']]);
    expect(late.answers()['goal.today']).toEqual(['one, from the other device']);
  });

  test('is mentioned once, when it is half done and three days old', () => {
    expect(mentionDue(newTalk())).toBeNull();
    const maya = having().fills('one');
    expect(mentionDue(maya.talk())).toBe(plus(monday, { days: 3 }));
    maya.does({ move: 'mention' }, plus(monday, { days: 3 }));
    expect([maya.lines(), maya.talk().changedAt]).toEqual([['mention'], monday]);
    expect([mentionDue(maya.talk()), maya.refused({ move: 'mention' })]).toEqual([null, 'notHalfDone']);
  });

  test('and thrown away leaves nothing, and says what the chat keeps', () => {
    const typed = having().types('one').does({ move: 'next' }).fills('two').does({ move: 'stop' });
    expect([typed.lines(), typed.answers(), typed.talk().status]).toEqual([['stoppedChatKeeps'], {}, 'stopped']);
    expect(JSON.stringify(typed.talk())).not.toMatch(/one"|two|m1/);
    expect(having().fills('one').does({ move: 'stop' }).lines()).toEqual(['stopped']);
    expect([typed.refused({ move: 'next' }), present(typed.talk())]).toEqual(['talkStopped', []]);
  });

  test('does not keep anybody from another one, and an open one does', () => {
    const open = newTalk();
    expect(startTalk(wish('oskar'), [open], monday)).toEqual({ refused: 'oneAtATime' });
    const paused = having(open).does({ move: 'pause' }).talk();
    expect(startTalk(wish('oskar'), [paused], monday)).toMatchObject({ script: { id: 'oskar', version: 1 }, status: 'open' });
    expect([openAmong([paused]), openAmong([paused, open])]).toEqual([null, open]);
    expect(isHalfDone(open)).toBe(false);
  });

  test('used alone has nobody to share with', () => {
    const alone = having(newTalk('grow', { mentorship: null }))
      .fills('one')
      .does({ move: 'finish' });
    expect(alone.shows('summary')!.entries[0]!.choices).toEqual(['private', 'action']);
    expect(alone.refused({ move: 'choose', question: 'goal.today', choice: 'shared' })).toBe('nobodyToShareWith');
  });
});

test.each(['oskar', 'opening', 'first-meeting'] as const)('%s runs on the same engine from its first question to its summary', (script) => {
  const maya = having(newTalk(script)).does({ move: 'begin' });
  const of = maya.talk().path.length;
  for (let nth = 1; nth <= of; nth++) {
    expect(maya.position()).toBe(`${nth} of ${of}`);
    if (maya.shows('question')!.kind === 'rating') maya.does({ move: 'rate', value: 0 });
    else maya.fills('something');
  }
  expect(maya.question()).toBe('summary');
});
