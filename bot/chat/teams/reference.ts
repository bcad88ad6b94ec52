import * as z from 'zod/mini';
import { ChatError, type MessageRef } from '../port.ts';

/** A message as Teams finds it again. */
const Reference = z.object({ tenant: z.string(), conversation: z.string(), message: z.string() });
export type Reference = z.infer<typeof Reference>;

/** One text a message: references are compared as they are. */
export const referTo = ({ tenant, conversation, message }: Reference): MessageRef => JSON.stringify({ tenant, conversation, message });

export function readReference(ref: MessageRef): Reference {
  try {
    return Reference.parse(JSON.parse(ref));
  } catch {
    throw new ChatError({ fault: 'final', reason: 'this reference names no message of Teams' });
  }
}
