import type { Intent } from '../../shared/intent.ts';

/** What is read in a window, beside all that ends in `.open`. */
const read: ReadonlySet<string> = new Set<Intent['type']>([
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
  ask.type.endsWith('.open') || read.has(ask.type) || ask.here === true;
