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
 * Whether what this asks for is a form, or read in a window: some platforms open one only for a control that said so when it was drawn.
 * Another answer than that is shown in the window, too.
 */
export const opensWindow = ({ type }: { type: string }): boolean => type.endsWith('.open') || read.has(type);
