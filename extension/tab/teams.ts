/** Teams as it answered: Microsoft's own code, and what it said of where this page is. */
export type Teams = Awaited<ReturnType<typeof initialised>>;

/** Teams answers in a moment; what lasts longer is not Teams. */
const PATIENCE = 10_000;

/** Teams shows pages in frames, and on telephones in a view of its own. */
export const isInside = (): boolean => window.parent !== window || 'nativeInterface' in window;

/** Loads Teams' code, waits until Teams has answered, and follows its theme from then on. Rejects where it does not answer. */
export async function openTeams(): Promise<Teams> {
  const teams = await inTime(initialised(), PATIENCE);
  wear(teams.context.app.theme);
  teams.app.registerOnThemeChangeHandler(wear);
  return teams;
}

async function initialised() {
  const { app, authentication, pages } = await import('./teams-js.ts');
  await app.initialize();
  return { app, authentication, pages, context: await app.getContext() };
}

export function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Teams did not answer in time')), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** What Teams' themes come to is in tab.css. */
function wear(theme: string): void {
  document.documentElement.dataset.theme = theme;
}
