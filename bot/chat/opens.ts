import type { IntentType } from '../../shared/intent.ts';

/** What is read in a window, beside all that ends in `.open`. */
export const readInWindow: ReadonlySet<IntentType> = new Set<IntentType>([
  'log.show',
  'log.read',
  'log.readers',
  'log.take',
  'summary.hands',
  'talk.shared',
]);

/**
 * Whether what this asks for is a form, read in a window, or wanted `here` and not as a message: some platforms open a window only for a
 * control that said so when it was drawn. Another answer than that is shown in the window, too.
 */
export const opensWindow = (ask: { type: string; here?: unknown }): boolean =>
  ask.type.endsWith('.open') || readInWindow.has(ask.type as IntentType) || ask.here === true;
