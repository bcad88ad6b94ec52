import { LogContent } from './log.ts';

/**
 * The one way to write down what is signed: properties in the order of their names, no space, text composed (NFC) with `\n` for every
 * line end. The same content always gives the same bytes, on every machine.
 */
export function canonical(content: LogContent): string {
  return JSON.stringify(inOrder(content));
}

/** Throws for what is no log; whoever wrote it wrote {@link canonical} bytes. */
export function readBytes(bytes: string): LogContent {
  return LogContent.parse(JSON.parse(bytes));
}

function inOrder(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/\r\n?/g, '\n').normalize('NFC');
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const named = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(named.map(([name, one]) => [name, inOrder(one)]));
}
