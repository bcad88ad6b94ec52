import type { BrowserContext, FrameLocator, Page } from 'playwright-core';

/** Microsoft's own address: the code that Teams brings listens to no other, and Cairn lets no other frame its tab. */
const TEAMS = 'https://teams.microsoft.com/';

/** What Teams answers; a silent one answers nothing. */
type Told = {
  frame: 'content' | 'sidePanel' | 'settings';
  theme: 'default' | 'dark' | 'contrast';
  token: string | null;
  chat: string | null;
};
type Teams = { answers: Told | null; heard: { func: string; args: unknown[] }[]; say(func: string, ...args: unknown[]): void };

/** Runs in the page around Cairn's: it answers what Microsoft's code asks of Teams, and keeps what it was told. */
function beTeams(): void {
  const teams = Object.assign(window as unknown as Teams, { heard: [] as Teams['heard'] });
  const inside = () => document.querySelector('iframe')!.contentWindow!;
  teams.say = (func, ...args) => inside().postMessage({ func, args }, '*');
  const supports = { pages: { config: {} }, meeting: {} };
  const answers: Record<string, (told: Told) => unknown[]> = {
    initialize: ({ frame }) => [
      frame,
      'web',
      JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports }),
      '2.58.0',
    ],
    getContext: ({ frame, theme, chat }) => [
      { theme, frameContext: frame, locale: 'en-gb', ...(chat === null ? {} : { chatId: chat, meetingId: btoa(`0#${chat}#0`) }) },
    ],
    'authentication.getAuthToken': ({ token }) => (token === null ? [false, 'resourceRequiresConsent'] : [true, token]),
    'settings.setSettings': () => [true],
  };
  addEventListener('message', ({ data, source, origin }) => {
    if (source !== inside() || teams.answers === null) return;
    const { id, uuidAsString, func, args } = data;
    teams.heard.push({ func, args });
    const args_ = answers[func]?.(teams.answers);
    if (args_) inside().postMessage({ id, uuidAsString, args: args_ }, origin);
  });
}

export type InTeams = {
  page: Page;
  /** What the pages complained of; that something could not be fetched is no fault of theirs. */
  errors: string[];
  tab: FrameLocator;
  say(func: string, ...args: unknown[]): Promise<void>;
  heard(func: string): Promise<unknown[][]>;
};

/** A page of Cairn's as Teams shows it, as wide as the panel beside a meeting. `prepare` comes before anything is loaded. */
export async function openInTeams(
  context: BrowserContext,
  address: string,
  told: Partial<Told> | null,
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<InTeams> {
  const answers = told && { frame: 'sidePanel', theme: 'default', token: null, chat: null, ...told };
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().startsWith('Failed to load resource')) errors.push(line.text());
  });
  await prepare(page);
  const body = `<!doctype html><html lang="en"><title>Teams</title><style>body{margin:0}iframe{display:block;border:0;width:100vw;height:100vh}</style>
    <script>var answers = ${JSON.stringify(answers)}; (${beTeams})()</script><iframe title="Cairn" src="${address}"></iframe>`;
  await page.route(TEAMS, (route) => route.fulfill({ contentType: 'text/html', body }));
  // Where Microsoft's list cannot be had, its code goes by the one that it carries.
  await page.route('https://res.cdn.office.net/**', (route) => route.abort());
  await page.goto(TEAMS);
  return {
    page,
    errors,
    tab: page.frameLocator('iframe'),
    say: (func, ...args) => page.evaluate(([name, more]) => (window as unknown as Teams).say(name, ...more), [func, args] as const),
    heard: (func) =>
      page.evaluate((name) => (window as unknown as Teams).heard.filter((one) => one.func === name).map(({ args }) => args), func),
  };
}
