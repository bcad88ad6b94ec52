import * as z from 'zod/mini';
import { ChatError, type MessageRef } from '../port.ts';
import type { Place } from './origin.ts';

/** A message as Slack finds it again. `ts` is Slack's own id of it and text; `file` where a file was shared and Slack names no message. */
const Reference = z.object({
  enterprise: z.string(),
  tenant: z.string(),
  channel: z.string(),
  ts: z.nullable(z.string()),
  file: z.optional(z.string()),
});
export type Reference = z.infer<typeof Reference>;

/** One text a message: references are compared as they are. */
export function referTo({ enterprise, tenant }: Place, channel: string, ts: string | null, file?: string): MessageRef {
  return JSON.stringify({ enterprise, tenant, channel, ts, ...(file ? { file } : {}) });
}

export function readReference(ref: MessageRef): Reference {
  try {
    return Reference.parse(JSON.parse(ref));
  } catch {
    throw new ChatError({ fault: 'final', reason: 'this reference names no message of Slack' });
  }
}
