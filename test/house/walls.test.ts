import { describe, expect, test } from 'vitest';
import { circles } from './circles.ts';
import { impure, leftOutTests, ownClocks, undatedTodos } from './habits.ts';
import { looseVersions, machinePaths, namedHosts, strayAtTop, tooLong, unlistedFeatures, vagueNames } from './repository.ts';
import { throughWalls } from './rooms.ts';
import { readSource } from './source.ts';
import { outOfVoice, sentences, unsaid } from './words.ts';

const read = (path: string, text: string) => readSource({ path, text });
const walls = (path: string, text: string) => throughWalls([read(path, text)]);
const nothing: string[] = [];

describe('a wall stands', () => {
  test.each([
    ['shared/domain/meeting.ts', `import { app } from '../../bot/app.ts';`, 'knows no platform, store or network'],
    ['shared/domain/meeting.ts', `import type { Db } from '../../bot/store/tables.ts';`, 'knows no platform, store or network'],
    ['shared/time.ts', `import * as z from 'zod';`, 'knows no platform, store or network'],
    ['shared/time.ts', `import { readFileSync } from 'node:fs';`, 'knows no platform, store or network'],
    ['shared/time.ts', `const { x } = await import('../bot/log.ts');`, 'knows no platform, store or network'],
    ['shared/time.ts', `type X = import('../bot/log.ts').Log;`, 'knows no platform, store or network'],
    ['extension/panel/view.ts', `import { app } from '@microsoft/teams-js';`, 'runs in a browser'],
    ['extension/panel/view.ts', `export * from '../../bot/log.ts';`, 'runs in a browser'],
    ['bot/features/pair/feature.ts', `import { cards } from '../meeting/cards.ts';`, 'features meet through what they commit'],
    ['bot/features/pair/feature.ts', `import { App } from '@slack/bolt';`, 'features meet through what they commit'],
    ['bot/features/pair/feature.ts', `import { render } from '../../chat/slack/render.ts';`, 'features meet through what they commit'],
    ['bot/features/pair/feature.ts', `import { replan } from '../../outbox/plan.ts';`, 'features meet through what they commit'],
    ['bot/features/pair/words.ts', `import { en } from 'chrono-node/en';`, 'features meet through what they commit'],
    ['bot/features/colleague.ts', `import { pair } from './pair/feature.ts';`, 'knows none of them'],
    ['bot/chat/card.ts', `import { limits } from './slack/limits.ts';`, 'names none of them'],
    ['bot/chat/slack/send.ts', `import { html } from '../desk/html.ts';`, 'decides nothing'],
    ['bot/chat/slack/send.ts', `import { findPerson } from '../../features/person/feature.ts';`, 'decides nothing'],
    ['bot/chat/slack/send.ts', `import { findPerson } from '../../store/accounts.ts';`, 'decides nothing'],
    ['bot/chat/teams/send.ts', `import { ConnectorClient } from 'botframework-connector';`, 'decides nothing'],
    ['bot/chat/teams/send.ts', `import { TurnContext } from 'botbuilder';`, 'decides nothing'],
    ['bot/chat/teams/bot-framework/seam.ts', `import { say } from '../../slack/beside.ts';`, 'put in here alone'],
    ['bot/chat/desk/send.ts', `import { WebClient } from '@slack/web-api';`, 'decides nothing'],
    ['bot/export/pdf.ts', `import { loadFacts } from '../store/facts.ts';`, 'made from a page alone'],
    ['bot/export/markdown.ts', `import { card } from '../chat/card.ts';`, 'made from a page alone'],
    ['bot/store/facts.ts', `import { replan } from '../outbox/plan.ts';`, 'knows nobody who asks'],
    ['bot/outbox/post.ts', `import { send } from '../chat/slack/send.ts';`, 'through any chat'],
    ['bot/web/server.ts', `import { App } from '@slack/bolt';`, 'platforms bring their routes'],
    ['bot/app.ts', `import { pair } from './features/pair/feature.ts';`, 'is given its features'],
    ['bot/app.ts', `import './main.ts';`, 'starts Cairn by being loaded'],
    ['bot/web/server.ts', `import { startCairn } from '../start.ts';`, 'knows every part'],
    ['bot/outbox/post.ts', `import { features } from '../features/all.ts';`, 'is given its features'],
    ['bot/log.ts', `import { engine } from '../test/setup/engines.ts';`, 'only there for tests'],
    [
      'bot/features/pair/record.ts',
      `import { fieldClasses } from '../../../shared/field-classes.ts';`,
      'decided in shared/access.ts alone',
    ],
    ['shared/domain/meeting.ts', `import { ours } from '../seen-parts.ts';`, 'decided in shared/access.ts alone'],
    ['bot/start.ts', `const part = await import(name);`, 'passes every wall unseen'],
    ['bot/connect/slack.ts', `import { startCairn } from '../start.ts';`, 'knows every part'],
    ['bot/connect/slack.ts', `import { guard } from '../chat/desk/guard.ts';`, 'one platform'],
    ['elsewhere/a.ts', `import './b.ts';`, 'is in no room'],
  ])('%s may not say %s', (path, text, reason) => {
    expect(walls(path, text)).toEqual([expect.stringContaining(reason)]);
  });

  test.each([
    ['shared/domain/meeting.ts', `import * as z from 'zod/mini'; import { Zone } from '../time.ts';`],
    [
      'bot/features/pair/feature.ts',
      `import { card } from '../../chat/card.ts'; import { done } from '../feature.ts'; import './forms.ts';`,
    ],
    ['bot/features/meeting/phrases/dates.ts', `import { en } from 'chrono-node/en'; import './times.ts'; import '../why.ts';`],
    ['bot/chat/slack/send.ts', `import { WebClient } from '@slack/web-api'; import '../port.ts';`],
    ['shared/access.ts', `import { ours } from './seen-parts.ts';`],
    ['test/rules/access.test.ts', `import { fieldClasses } from '../../shared/field-classes.ts';`],
    ['bot/main.ts', `await import('./run.ts');`],
    ['bot/run.ts', `import { startCairn } from './start.ts';`],
    ['bot/connect/slack.ts', `import type { Core } from '../start.ts'; import { guard } from '../chat/slack/guard.ts';`],
    ['shared/time.ts', `// import { app } from '../bot/app.ts'\nexport const text = "import x from '../bot/app.ts'";`],
  ])('%s may say %s', (path, text) => {
    expect(walls(path, text)).toEqual(nothing);
  });
});

describe('a circle is found', () => {
  test('between two files, three files and a file and itself', () => {
    const sources = [
      read('shared/a.ts', `import './b.ts';`),
      read('shared/b.ts', `export { a } from './a.ts'; import './c.ts';`),
      read('shared/c.ts', `const a = await import('./a.ts'); import './c.ts';`),
    ];
    expect(circles(sources)).toEqual([
      'shared/a.ts → shared/b.ts → shared/a.ts',
      'shared/a.ts → shared/b.ts → shared/c.ts → shared/a.ts',
      'shared/c.ts → shared/c.ts',
    ]);
  });

  test('but not where only types go round', () => {
    expect(
      circles([
        read('shared/a.ts', `import type { B } from './b.ts'; export { type B as C } from './b.ts';`),
        read('shared/b.ts', `import './a.ts';`),
      ]),
    ).toEqual(nothing);
  });
});

describe('a habit is kept', () => {
  test.each([
    'const now = Date.now();',
    'const now = new Date();',
    'const now = Date();',
    'const now = Temporal.Now.instant().add({ hours: 1 });',
    'const now = performance.now();',
    'const id = crypto.randomUUID();',
    "import { randomUUID } from 'node:crypto'; const id = randomUUID();",
    'const die = Math.random();',
    'const zone = process.env.TZ;',
    'const answer = await fetch(url);',
    'const now = globalThis.Date.now();',
  ])('a rule may not say %s', (text) => {
    expect(impure([read('shared/rule.ts', text)])).toContainEqual(expect.stringContaining('the same answer for the same facts'));
  });

  test('a rule may turn a given instant into a date, and speak of clocks', () => {
    expect(
      impure([read('shared/rule.ts', "/** Not Date.now(). */ export const day = (at: number) => [new Date(at), 'Date.now()'];")]),
    ).toEqual(nothing);
  });

  test('a query may not look at the clock', () => {
    expect(ownClocks([read('bot/store/facts.ts', 'const now = Date.now();'), read('bot/clock.ts', 'const now = Date.now();')])).toEqual([
      expect.stringContaining('there is one clock'),
    ]);
  });

  test.each(['test.only(a, b)', 'describe.skip(a, b)', 'test.concurrent.skipIf(x)(a, b)', 'it.todo(a)', 'test.each([]).only(a, b)'])(
    'a test may not say %s',
    (text) => {
      expect(leftOutTests([read('test/a.test.ts', text)])).toEqual([expect.stringContaining('cannot fail')]);
    },
  );

  test('something put off has a day', () => {
    const texts = ['// TODO later', '/* FIXME */', '// TODO (2027-01-31): look again'];
    expect(undatedTodos(texts.map((text) => read('bot/a.ts', text)))).toHaveLength(2);
  });
});

describe('the repository', () => {
  test('is tidy at the top', () => {
    expect(strayAtTop(['bot', 'LICENSE', 'docs', 'notes.txt'])).toEqual([
      expect.stringContaining('docs is at the top level'),
      expect.stringContaining('notes.txt'),
    ]);
  });

  test('has no drawer for everything', () => {
    const paths = ['bot/utils.ts', 'shared/helpers/time.ts', 'bot/store/index.ts', 'bot/store/open.ts', 'shared/words/en-GB/common.json'];
    expect(vagueNames(paths)).toHaveLength(3);
  });

  test('lists its features', () => {
    const text = `import { pair } from './pair/feature.ts';`;
    const paths = ['bot/features/pair/cards.ts', 'bot/features/lonely/feature.ts', 'bot/features/feature.ts'];
    expect(unlistedFeatures([{ path: 'bot/features/all.ts', text }, ...paths.map((path) => ({ path, text: '' }))])).toEqual([
      expect.stringContaining('bot/features/lonely'),
    ]);
  });

  test('names exact versions', () => {
    expect(looseVersions('{"dependencies":{"a":"^1.2.3","b":"1.2.3","c":"1.2.3-beta.4","d":"latest"},"overrides":{"e":">=1"}}')).toEqual([
      expect.stringContaining('a is'),
      expect.stringContaining('d is'),
      expect.stringContaining('e is'),
    ]);
  });

  test('is not locked to one network', () => {
    expect(namedHosts('{"packages":{"a":{"resolved":"https://example.org/a.tgz"},"b":{"integrity":"sha512-"}}}')).toHaveLength(1);
  });

  test('knows no machine', () => {
    const text = [
      'see /home/ann/notes',
      '"C:\\\\Users\\\\ann"',
      'registry=https://registry.example.org',
      'https://a.org/home/ann',
      'in /opt/cairn/main',
    ].join('\n');
    expect(machinePaths([{ path: 'a.md', text }], ['/opt/cairn', '/opt']).map((one) => one.split(' ')[0])).toEqual([
      'a.md:1',
      'a.md:2',
      'a.md:3',
      'a.md:5',
    ]);
  });

  test('has no long file but the known ones, and knows none that is short', () => {
    const long = (path: string) => ({ path, text: 'x\n'.repeat(251) });
    expect(
      tooLong([long('bot/a.ts'), long('bot/b.ts'), { path: 'bot/c.ts', text: 'x\n'.repeat(250) }], {
        'bot/b.ts': 'a table',
        'bot/c.ts': '',
      }),
    ).toEqual([expect.stringContaining('bot/a.ts has 251 lines'), expect.stringContaining('bot/c.ts is no longer long')]);
  });
});

describe('a sentence', () => {
  const file = (words: Record<string, string>) => sentences([{ path: 'shared/words/en-GB/pair.json', text: JSON.stringify(words) }]);

  test.each(['Well done!', 'Booked 🎉', 'A mentoring program', 'It was canceled', "You don't", 'Two  spaces', 'Wait...', 'Now - then'])(
    'may not be “%s”',
    (text) => {
      expect(outOfVoice(file({ key: text }))).toHaveLength(1);
    },
  );

  test('may say what it has to', () => {
    expect(
      outOfVoice(file({ key: 'Your programme’s next meeting – at {time} – is {days, plural, one {a day} other {# days}} away…' })),
    ).toEqual(nothing);
  });

  test('that nobody says is noticed, however those that are said are named', () => {
    const words = file({ called: '', quoted: '', policyNumber: '', forgotten: '' });
    const code = read(
      'bot/features/pair/cards.ts',
      `words.pair.called(); refused({ refused: 'quoted' }); words.pair[\`policy\${name}\`]();`,
    );
    const inTest = read('test/pair.test.ts', 'words.pair.forgotten()');
    expect(unsaid(words, [code, inTest])).toEqual([expect.stringContaining('forgotten')]);
  });
});
