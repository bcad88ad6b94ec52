import { ChatError, type ChatFault } from '../port.ts';

/** What any failure means; one that is no {@link ChatFault} may have come after something went out. */
export function faultOf(error: unknown): ChatFault {
  return error instanceof ChatError ? error.fault : { fault: 'unclear', reason: error instanceof Error ? error.message : String(error) };
}
