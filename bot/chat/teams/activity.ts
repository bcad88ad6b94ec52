import * as z from 'zod/mini';

const text = z.string();
const maybe = z.nullish(text);
const account = z.looseObject({ id: text, name: maybe, aadObjectId: maybe });

/** What Teams sends, as far as Cairn reads it; checked before anything looks at it. */
export const Activity = z.looseObject({
  type: text,
  id: maybe,
  /** `invoke` only: `adaptiveCard/action`, `task/fetch`, `task/submit`, `application/search`. */
  name: maybe,
  timestamp: maybe,
  channelId: z.literal('msteams'),
  serviceUrl: text,
  from: account,
  recipient: account,
  conversation: z.looseObject({ id: text, conversationType: maybe, tenantId: maybe, isGroup: z.nullish(z.boolean()) }),
  /** The message whose control was used. */
  replyToId: maybe,
  text: maybe,
  textFormat: maybe,
  value: z.optional(z.unknown()),
  locale: maybe,
  /** An IANA zone, such as `Europe/London`. */
  localTimezone: maybe,
  entities: z.nullish(z.array(z.looseObject({ type: text }))),
  attachments: z.nullish(z.array(z.looseObject({ contentType: maybe }))),
  channelData: z.nullish(
    z.looseObject({
      tenant: z.nullish(z.looseObject({ id: maybe })),
      team: z.nullish(z.looseObject({ id: maybe, aadGroupId: maybe, name: maybe })),
      channel: z.nullish(z.looseObject({ id: maybe, name: maybe })),
      eventType: maybe,
    }),
  ),
  membersAdded: z.nullish(z.array(account)),
  membersRemoved: z.nullish(z.array(account)),
  action: maybe,
});
export type Activity = z.infer<typeof Activity>;
