import { ChatError } from './port.ts';

/** A card that cannot be drawn will not be drawable by trying again. */
export function drawable<T>(draw: () => T): T {
  try {
    return draw();
  } catch (error) {
    throw new ChatError({ fault: 'final', reason: error instanceof Error ? error.message : 'the card could not be drawn', onlyThis: true });
  }
}
