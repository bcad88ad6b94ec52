import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNearly } from '../../bot/features/conversation/nearly.ts';
import { understand } from '../../bot/features/conversation/understand.ts';
import { runs } from '../setup/long.ts';

/** What a sentence came to, in short: an intent's type, `meet: …` with the words of a time, or what is wanted with a meeting. */
function brief(text: string): string {
  const meant = understand(text);
  switch (meant.means) {
    case 'ask':
      if (meant.intent.type === 'meeting.words') return `meet: ${meant.intent.text}`;
      return meant.intent.type === 'nudges.show' ? `nudges ${meant.intent.when}` : meant.intent.type;
    case 'meetings':
      return `meetings: ${meant.to}`;
    default:
      return meant.means;
  }
}

const said: Record<string, string[]> = {
  help: [
    '',
    '  ',
    'help',
    'Help!',
    'HELP ME',
    '?',
    'hi',
    'Hello Cairn',
    'What can you do?',
    'what can I say',
    '/mentoring',
    '/mentoring help',
    'hlep',
    'hepl',
    'helpp',
  ],
  'home.open': ['home', 'Who is my mentor?', 'Home please', "What's next?", 'open home', 'overviw'],
  'programme.open': ['setup', 'set up', 'set up a programme', 'Could you set up a programme, please', 'stup', 'programmes'],
  'log.list': ['log', 'Our logs', 'the log please', 'Show me our logs', 'past meetings', 'past meetngs'],
  'log.open': ['write the log', 'Can I write the log?', 'I’d like to write the log', 'log our meeting', 'wirte the log'],
  'log.paper.open': ['a log from paper', 'enter a paper log'],
  'contact.list': ['contact', 'contacts', 'My contact record'],
  'contact.open': ['note a contact', 'Could I note a contact, please'],
  'pair.open': ['pair', 'invite a mentor and a mentee', 'Pair people', 'I’d like to invite a pair', 'parir'],
  'meeting.suggest': [
    'meet',
    'Can we meet?',
    'book a meeting',
    'arrange a meeting please',
    'find a time',
    'Shall we meet',
    'set up a meeting',
    'meeet',
  ],
  'meet: next Tues 3pm': [
    'meet next Tues 3pm',
    'next Tues 3pm',
    'Can we meet next Tues 3pm?',
    'could we meet next Tues 3pm please',
    'Hi Cairn, can we meet next Tues 3pm?',
    'book next Tues 3pm',
    'let’s meet next Tues 3pm',
    'how about next Tues 3pm?',
    'please arrange a meeting next Tues 3pm',
    'I’d like to meet next Tues 3pm',
    '/mentoring meet next Tues 3pm',
    'meeet next Tues 3pm',
    'boko next Tues 3pm',
  ],
  'meet: Friday week at 10': ['meet Friday week at 10', 'Friday week at 10'],
  'meet: a week on Tuesday': ['a week on Tuesday', 'What about a week on Tuesday?', 'are you free a week on Tuesday?'],
  'meet: tomorrow at 14:30': ['tomorrow at 14:30', 'schedule a session tomorrow at 14:30'],
  'meet: 24 November 14:00': ['24 November 14:00', 'Book a meeting 24 November 14:00.'],
  'meet: the second Tuesday of every month at 10': ['meet the second Tuesday of every month at 10'],
  'meetings: move': [
    'move',
    'Reschedule',
    'move my meeting',
    'Can I move our meeting?',
    'move Tuesday to Thursday',
    'I need to reschedule the meeting',
    'postpone it',
    'change the time',
    'mvoe',
    'rescedule my meeting',
  ],
  'meetings: cancel': [
    'cancel',
    'Cancel my meeting.',
    'I have to cancel',
    'call it off',
    'I can’t make it',
    'I cannot make Tuesday',
    "can't come",
    'cancel tuesday',
    'cancle',
    'cancell the meeting',
    'I won’t be able to come',
  ],
  'meetings: late': [
    'late',
    'running late',
    'I’m running late',
    'I will be late',
    "I'm 10 minutes late",
    'i am running about 15 minutes late',
    'I’ll be 5 min late',
    'I’m a bit late',
  ],
  'meetings: look': [
    'meetings',
    'When is my next meeting?',
    'when do we meet',
    'agenda',
    'My actions won’t be ready',
    'add a point',
    'show me my meetings',
  ],
  'settings.show': ['settings', 'My settings', 'preferences', 'setings', 'I want to change my settings'],
  'settings.open': [
    'time zone',
    'Change my time zone',
    'my time zone is wrong',
    'language',
    'too many messages',
    'stop',
    'stop it',
    'Reminders off',
    'Unsubscribe',
    'Leave me alone!',
  ],
  'rhythm.open': ['quiet hours', 'Quiet hours!', 'set my quiet hours', 'quite hours', 'I work nights', 'days off', 'do not disturb'],
  'pause.open': ['pause', 'leave', 'I am on leave', 'I’m going on holiday', 'I am off sick', 'out of office', 'puase'],
  'pause.end': ['I’m back', 'resume', 'end my leave'],
  'exception.open': ['term dates', 'other dates'],
  'record.show': [
    'privacy',
    'What is stored about me?',
    'what is recorded about me',
    'What do you know about me?',
    'who can read this?',
    'GDPR',
    'privcy',
  ],
  'feed.show': ['calendar', 'calendar feed', 'add to my calendar', 'calender'],
  'nudges past': ['why', 'Why did I get this?', 'why this message', 'history'],
  'nudges coming': ['upcoming', 'What will I get?', 'what will you send me', 'reminders', 'upcomming'],
  'pair.join': ['join b8jg-9ftf', 'join B8JG-9FT', 'join b8jg9ftff'],
  'account.claim': ['link b8jg 9ftf', 'link b8jg-9ft'],
  thanks: ['thanks', 'Thank you!', 'cheers', '👍', '❤️', '🙏🏽'],
  unknown: [
    'yes',
    'join us',
    'join the call',
    'no',
    'ok',
    'more',
    'meat',
    'love',
    'change',
    'now',
    'set fire to the shed',
    'Kofi said he would bring the report',
    'my mentor shouted at me on Tuesday',
    'what is the capital of Peru',
    'Should I leave my job?',
    'I cannot cope with my workload',
    'I am worried about a child',
    'change my time zone to Dublin',
    'the meeting went well',
    'cancel my subscription to the newspaper',
    'moving house is hard',
    'Tuesday was the hardest day I have had in this job so far',
    'select * from person',
  ],
};

describe('what people say to Cairn', () => {
  for (const [meaning, sentences] of Object.entries(said)) {
    test.each(sentences)(`“%s” means ${meaning}`, (sentence) => {
      expect(brief(sentence)).toBe(meaning);
    });
  }

  test('is the same in capitals, with a full stop and with courtesy', () => {
    for (const [meaning, sentences] of Object.entries(said)) {
      if (meaning === 'unknown' || meaning.startsWith('meet: ')) continue;
      for (const sentence of sentences.filter((one) => one.trim() !== '' && one !== '?'))
        for (const other of [sentence.toUpperCase(), `${sentence.replace(/[.?!]+$/, '')}.`, `please, ${sentence}`])
          expect([other, brief(other)]).toEqual([other, meaning]);
    }
  });

  test('any text whatever is understood or not, and never breaks anything', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 4000 }), fc.string({ unit: 'binary', maxLength: 300 })), (text) => {
        const meant = understand(text);
        if (meant.means === 'ask' && meant.intent.type === 'meeting.words') expect(meant.intent.text.length).toBeLessThanOrEqual(400);
      }),
      { numRuns: runs(300, 20_000) },
    );
  });

  test('a very long message is not understood, and is not slow to be', () => {
    expect(brief(`meet ${'x '.repeat(1990)}`)).toBe('unknown');
    expect(brief('please '.repeat(500))).toBe('unknown');
  });
});

describe('a slip of the keys', () => {
  test.each([
    ['hlep', 'help', true],
    ['hep', 'help', true],
    ['heelp', 'help', true],
    ['more', 'move', false],
    ['settinsg', 'settings', true],
    ['settimgs', 'settings', true],
    ['sttins', 'settings', false],
    ['no', 'now', false],
    ['quiet hour', 'quiet hours', true],
    ['quiet', 'quiet hours', false],
  ])('“%s” for “%s”: %s', (typed, word, is) => {
    expect(isNearly(typed, word)).toBe(is);
  });
});
