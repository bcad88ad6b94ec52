import type { Link, Source } from './source.ts';

/** A room of the house, and what it may take from elsewhere. Names that end in `/` mean everything under them. */
type Room = { room: RegExp; may: (path: string) => readonly string[]; because: string };

const CHAT = ['bot/chat/card.ts', 'bot/chat/form.ts', 'bot/chat/port.ts'];
const SMALL = ['bot/clock.ts', 'bot/log.ts', 'bot/ids.ts', 'bot/start-refused.ts', 'bot/plain-page.ts'];
const folderOf = (path: string, depth: number) => `${path.split('/').slice(0, depth).join('/')}/`;

const SDKS: Record<string, readonly string[]> = {
  slack: ['@slack/', 'express', 'node:'],
  teams: ['express', 'jose', 'node:'],
  // No platform behind it keeps its messages, so it keeps them itself.
  desk: ['bot/store/', 'express', 'node:'],
};

/** The first room that fits a file holds. */
const ROOMS: readonly Room[] = [
  {
    room: /^shared\//,
    may: () => ['shared/', 'zod/mini'],
    because:
      'shared/ says what mentoring is: it runs in the bot, in the panel and in tests alike, so it knows no platform, store or network',
  },
  {
    room: /^extension\/tab\//,
    may: () => ['extension/tab/', 'extension/panel/', 'shared/', 'preact', 'preact/hooks', '@microsoft/teams-js'],
    because: 'a tab is the panel inside of Teams: what Teams brings stays here, so that no other panel carries it',
  },
  {
    room: /^extension\//,
    may: () => ['extension/', 'shared/', 'preact', 'preact/hooks', 'temporal-polyfill/global'],
    because: 'the extension runs in a browser and talks to the bot over HTTP; what both know lives in shared/',
  },
  {
    room: /^bot\/features\/all\.ts$/,
    may: () => ['bot/features/'],
    because: 'a list of the features is a list and nothing else',
  },
  {
    room: /^bot\/features\/[^/]+$/,
    may: () => ['shared/', ...CHAT, 'bot/store/', 'bot/features/*'],
    because: 'what features have in common knows none of them',
  },
  {
    room: /^bot\/features\//,
    may: (path) => [
      'shared/',
      ...CHAT,
      'bot/store/',
      'bot/calendar/',
      'bot/features/*',
      folderOf(path, 3),
      ...(path.startsWith('bot/features/meeting/') ? ['chrono-node', 'chrono-node/'] : []),
    ],
    because: 'features meet through what they commit, and say what they mean as cards: none knows another one, a chat platform or an SDK',
  },
  {
    room: /^bot\/chat\/teams\/bot-framework\//,
    may: () => [
      'bot/chat/teams/',
      'bot/chat/*',
      'bot/start-refused.ts',
      'botframework-connector',
      'botframework-schema',
      'express',
      'node:',
    ],
    because: 'Microsoft has archived this SDK: it stays behind five operations, so that what replaces it is put in here alone',
  },
  {
    room: /^bot\/chat\/[^/]+$/,
    may: () => ['shared/', 'bot/chat/*', 'zod/mini', 'node:'],
    because: 'what every chat platform has in common names none of them',
  },
  {
    room: /^bot\/chat\//,
    may: (path) => ['shared/', 'bot/chat/*', ...SMALL, folderOf(path, 3), 'zod/mini', ...(SDKS[path.split('/')[2]!] ?? [])],
    because: 'a chat platform reads and draws: it decides nothing, and can be taken out without anything else noticing',
  },
  {
    room: /^bot\/calendar\//,
    may: () => ['shared/', 'bot/calendar/', 'ical-generator'],
    because: 'a calendar text is made from facts alone',
  },
  {
    room: /^bot\/export\//,
    may: () => ['shared/', 'bot/export/', 'bot/fonts.ts', 'pdfkit', 'fontkit', 'node:'],
    because: 'a file to take away is made from a page alone, whatever the page is about: who may have it is decided where the page is made',
  },
  {
    room: /^bot\/pictures\//,
    may: () => ['shared/', 'bot/pictures/', 'bot/fonts.ts', 'bot/chat/port.ts', '@resvg/resvg-wasm', 'node:'],
    because: 'a picture is drawn from a view and words, and knows neither who asks for it nor where it goes',
  },
  {
    room: /^bot\/store\//,
    may: () => ['shared/', 'bot/store/', 'bot/chat/port.ts', ...SMALL, 'kysely', 'better-sqlite3', 'pg', 'node:', 'zod/mini'],
    because: 'the store keeps facts and knows nobody who asks for them',
  },
  {
    room: /^bot\/outbox\//,
    may: () => ['shared/', 'bot/outbox/', 'bot/store/', ...CHAT, 'bot/features/feature.ts', ...SMALL, 'kysely', 'node:'],
    because: 'the outbox sends what is due through any chat and draws it by whichever drawer it is given',
  },
  {
    room: /^bot\/panel\//,
    may: () => [
      'shared/',
      'bot/panel/',
      'bot/store/',
      'bot/chat/port.ts',
      'bot/outbox/new-row.ts',
      'bot/web/network.ts',
      'bot/web/rate-limit.ts',
      // What a name is put to is put together in one place, whoever reads it through.
      'bot/features/log/context.ts',
      'bot/features/log/telling.ts',
      ...SMALL,
      'express',
      'node:',
    ],
    because: 'the panel’s routes check who asks, give out views and hand on what is asked for: the door decides, as it does for any chat',
  },
  {
    room: /^bot\/web\//,
    may: () => ['shared/', 'bot/web/', 'bot/store/', 'bot/calendar/', ...SMALL, 'express', 'node:'],
    because: 'what is served over HTTP is Cairn’s own; platforms bring their routes with them',
  },
  {
    room: /^bot\/build\//,
    may: () => ['bot/build/', '@formatjs/icu-messageformat-parser', 'node:'],
    because: 'what is built before Cairn starts cannot need what it makes',
  },
  {
    room: /^bot\/connect\//,
    may: (path) => [
      'bot/start.ts',
      'bot/config.ts',
      `bot/chat/${path.split('/')[2]!.replace('.ts', '')}/`,
      'bot/store/',
      ...CHAT,
      ...SMALL,
      'shared/',
      'node:',
    ],
    because: 'connecting one platform concerns that one platform, whose SDK stays in its adapter',
  },
  {
    room: /^bot\/app\.ts$/,
    may: () => ['shared/', 'bot/people.ts', 'bot/features/feature.ts', 'bot/store/', 'bot/outbox/', ...CHAT, ...SMALL],
    because: 'the door is given its features, and no platform comes near it',
  },
  {
    room: /^bot\/config/,
    may: () => ['bot/config', ...SMALL, 'bot/store/seal.ts', 'shared/extension-origin.ts', 'zod/mini'],
    because: 'settings are read before anything is opened',
  },
  {
    room: /^bot\/(clock|log|ids|fonts|plain-page|start-refused|orphaned)\.ts$/,
    may: () => ['shared/', 'pino', 'node:'],
    because: 'what every room may use uses none of them',
  },
  {
    room: /^bot\/(main|run)\.ts$/,
    may: () => ['bot/', 'node:'],
    because: 'the beginning puts the parts together and does nothing else',
  },
  {
    room: /^bot\/[^/]+$/,
    may: () => ['bot/', 'shared/', 'node:', 'express', 'zod/mini'],
    because: 'what puts the parts together leaves SDKs and engines to the parts',
  },
  {
    room: /^manifests\//,
    may: () => ['manifests/', 'shared/', 'extension/background/calls.ts', 'bot/chat/', '@slack/web-api', 'fflate', 'node:', 'zod/mini'],
    because: 'a manifest describes what the adapters can do, and needs nothing running',
  },
  { room: /^(test\/|vite\.config\.ts$)/, may: () => [''], because: '' },
];

/** What only shared/access.ts makes views with. */
const WHO_SEES_WHAT = ['shared/field-classes.ts', 'shared/log-ground.ts', 'shared/seen-parts.ts'];

/** What nobody may take, whichever room they are in. */
function isClosed(from: string, { to, typeOnly }: Link): string | null {
  if (to === 'bot/main.ts' || (to === 'bot/run.ts' && from !== 'bot/main.ts'))
    return `${to} starts Cairn by being loaded: only a process of its own may do that`;
  if (from.startsWith('test/')) return null;
  if (to === 'bot/features/all.ts' && from !== 'bot/start.ts') return 'whoever needs the features is given its features by bot/start.ts';
  if (to === 'bot/start.ts' && from !== 'bot/run.ts' && !(typeOnly && from.startsWith('bot/connect/'))) {
    return 'bot/start.ts knows every part; a part that knows it back would make the whole house one room';
  }
  if (WHO_SEES_WHAT.includes(to) && ![...WHO_SEES_WHAT, 'shared/access.ts', 'shared/seen.ts'].includes(from))
    return 'who sees what is decided in shared/access.ts alone: whoever asks whose a field is decides it a second time';
  if (to.startsWith('test/')) return 'what is only there for tests is not there in production';
  if (to === '(computed)') return 'a module whose name is made up while running passes every wall unseen';
  return null;
}

/** Every link that goes through a wall, as a sentence with the reason for the wall. */
export function throughWalls(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => source.links.flatMap((link) => judge(source.path, link) ?? []));
}

function judge(from: string, link: Link): string | null {
  const { to, line } = link;
  const say = (because: string) => `${from}:${line} takes ${to}, but ${because}`;
  const closed = isClosed(from, link);
  if (closed) return say(closed);
  const room = ROOMS.find((one) => one.room.test(from));
  if (!room) return say('this file is in no room: say in test/house/rooms.ts what its room is for and may take');
  return room.may(from).some((allowed) => fits(allowed, to)) ? null : say(room.because);
}

function fits(allowed: string, to: string): boolean {
  if (allowed.endsWith('/*')) return to.startsWith(allowed.slice(0, -1)) && !to.slice(allowed.length - 1).includes('/');
  if (allowed === '' || allowed.endsWith('/') || allowed.endsWith(':') || allowed === 'bot/config') return to.startsWith(allowed);
  return to === allowed;
}
