import type { app as App } from '@microsoft/teams-js';

export type TeamsSdk = typeof import('./teams-js.ts');
/** Teams as it answered: its own code, and what it said of where this page is. */
export type Teams = { sdk: TeamsSdk; context: App.Context };

/** Teams answers in a moment; what lasts longer is not Teams. */
const PATIENCE = 10_000;

/** Teams shows pages in frames, and on telephones in a view of its own. */
export const isInside = (): boolean => window.parent !== window || 'nativeInterface' in window;

/** Loads Teams' code, waits until Teams has answered, and follows its theme from then on. Rejects where it does not answer. */
export async function openTeams(): Promise<Teams> {
  const opening = (async () => {
    const sdk = await import('./teams-js.ts');
    await sdk.app.initialize();
    return { sdk, context: await sdk.app.getContext() };
  })();
  const { sdk, context } = await inTime(opening, PATIENCE);
  wear(context.app.theme);
  sdk.app.registerOnThemeChangeHandler(wear);
  return { sdk, context };
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
