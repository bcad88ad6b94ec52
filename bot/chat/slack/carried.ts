import * as z from 'zod/mini';
import { limits } from './limits.ts';

const Ask = z.looseObject({ type: z.string() });

/** What a dialog carries unseen, and gives back with every press in it and when it is sent. */
export const Carried = z.object({
  /** What a form knows already. */
  ask: z.optional(Ask),
  /** What a form that saves itself says with every few letters. */
  keep: z.optional(Ask),
  /** The name of the dialog on top of which a form was opened. */
  over: z.optional(z.string()),
  /** A window whose content is shown in windows alone, so that nothing it is answered with may become a message. */
  alone: z.optional(z.boolean()),
});
export type Carried = z.infer<typeof Carried>;

/** A defect, not a person's doing, if it does not fit. */
export function carry(name: string, carried: Carried): string {
  const metadata = JSON.stringify(carried);
  if (metadata.length > limits.privateMetadata)
    throw new Error(`the dialog ${name} carries ${metadata.length} characters; Slack keeps 3,000`);
  return metadata;
}

/** Empty for a dialog that carries nothing, or what no Cairn wrote. */
export function readCarried(metadata: string | null | undefined): Carried {
  try {
    const read = z.safeParse(Carried, JSON.parse(metadata || '{}'));
    return read.success ? read.data : {};
  } catch {
    return {};
  }
}
