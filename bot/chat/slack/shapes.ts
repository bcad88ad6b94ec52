import * as z from 'zod/mini';

/**
 * What Slack sends, as far as we read it. Checked before Bolt sees a request, because Bolt answers 500 to a signed
 * `event: null` and holds the line for three seconds at a shape it does not know.
 */
const id = z.string().check(z.minLength(1), z.maxLength(255));
const maybe = <T extends z.core.$ZodType>(shape: T) => z.optional(z.nullable(shape));
const text = (most: number) => z.string().check(z.maxLength(most));
const url = z.string().check(z.maxLength(2_000), z.regex(/^https?:\/\//));

const User = z.looseObject({ id, team_id: maybe(id) });
const Team = maybe(z.looseObject({ id, enterprise_id: maybe(id) }));
const common = {
  user: User,
  team: Team,
  enterprise: maybe(z.looseObject({ id })),
  is_enterprise_install: maybe(z.boolean()),
  channel: z.optional(z.looseObject({ id })),
  response_url: z.optional(url),
  response_urls: z.optional(z.array(z.looseObject({}))),
  function_data: z.optional(z.undefined()),
};

const Option = z.looseObject({ value: text(255) });
const options = maybe(z.array(Option).check(z.maxLength(100)));

/** What one element of a form holds; which of these depends on its kind. */
export const Held = z.looseObject({
  type: id,
  value: maybe(text(10_000)),
  selected_date: maybe(text(40)),
  selected_time: maybe(text(40)),
  selected_user: maybe(id),
  selected_conversation: maybe(id),
  selected_option: maybe(Option),
  selected_options: options,
});
export type Held = z.infer<typeof Held>;

/** An element of a form as it was drawn. */
const Element = z.looseObject({
  type: id,
  initial_value: maybe(text(10_000)),
  initial_date: maybe(text(40)),
  initial_time: maybe(text(40)),
  initial_user: maybe(id),
  initial_conversation: maybe(id),
  initial_option: maybe(Option),
  initial_options: options,
});
export type Element = z.infer<typeof Element>;

const viewShape = {
  id,
  hash: maybe(id),
  callback_id: maybe(text(255)),
  private_metadata: maybe(text(3_000)),
  previous_view_id: maybe(id),
  app_installed_team_id: maybe(id),
  state: maybe(z.looseObject({ values: z.record(id, z.record(id, Held)) })),
  blocks: maybe(z.array(z.looseObject({ type: id, block_id: maybe(id), element: maybe(Element) })).check(z.maxLength(100))),
};
const View = z.looseObject(viewShape);
export type View = z.infer<typeof View>;

export const Control = z.looseObject({
  action_id: id,
  type: id,
  action_ts: z.optional(text(40)),
  value: maybe(text(4_000)),
  selected_option: maybe(z.looseObject({ value: maybe(text(4_000)) })),
});

export const Press = z.looseObject({
  type: z.literal('block_actions'),
  ...common,
  trigger_id: id,
  actions: z.array(Control).check(z.minLength(1), z.maxLength(100)),
  container: z.optional(z.looseObject({ type: id, message_ts: maybe(id), channel_id: maybe(id), is_ephemeral: maybe(z.boolean()) })),
  message: maybe(z.looseObject({ ts: maybe(id) })),
  view: maybe(z.looseObject({ ...viewShape, type: id })),
});
export type Press = z.infer<typeof Press>;

export const Submission = z.looseObject({
  type: z.literal('view_submission'),
  ...common,
  view: z.looseObject({ ...viewShape, callback_id: text(255), state: z.looseObject({ values: z.record(id, z.record(id, Held)) }) }),
});
export type Submission = z.infer<typeof Submission>;

export const Search = z.looseObject({
  type: z.literal('block_suggestion'),
  ...common,
  action_id: id,
  value: text(1_000),
});
export type Search = z.infer<typeof Search>;

export const Command = z.looseObject({
  command: z.string().check(z.maxLength(100), z.regex(/^\//)),
  text: text(4_100),
  user_id: id,
  team_id: z.optional(z.string().check(z.maxLength(255))),
  enterprise_id: z.optional(z.string().check(z.maxLength(255))),
  is_enterprise_install: z.optional(z.enum(['true', 'false'])),
  channel_id: id,
  trigger_id: id,
  response_url: url,
});
export type Command = z.infer<typeof Command>;

export const Event = z.looseObject({
  type: z.literal('event_callback'),
  event_id: id,
  event_time: z.optional(z.int()),
  team_id: maybe(id),
  enterprise_id: maybe(id),
  is_enterprise_install: maybe(z.boolean()),
  authorizations: maybe(
    z
      .array(z.looseObject({ enterprise_id: maybe(id), team_id: maybe(id), is_enterprise_install: maybe(z.boolean()) }))
      .check(z.maxLength(20)),
  ),
  response_url: z.optional(z.undefined()),
  response_urls: z.optional(z.undefined()),
  function_data: z.optional(z.undefined()),
  event: z.looseObject({
    type: id,
    channel: z.optional(id),
    user: z.optional(z.union([id, z.looseObject({ id })])),
    // Bolt looks inside these, and falls over what is not an object; no event we ask for has them.
    item: z.optional(z.undefined()),
    subteam: z.optional(z.undefined()),
  }),
});
export type Event = z.infer<typeof Event>;

const Written = z.looseObject({
  ts: id,
  user: maybe(id),
  bot_id: maybe(id),
  subtype: maybe(id),
  text: maybe(text(50_000)),
});
/** An event about a message that was there before. */
export const Rewritten = z.looseObject({
  subtype: z.enum(['message_changed', 'message_deleted']),
  message: maybe(Written),
  previous_message: Written,
});

const Verification = z.looseObject({ type: z.literal('url_verification'), challenge: text(1_000) });

const kinds = {
  block_actions: { shape: Press, marker: 'actions' },
  view_submission: { shape: Submission, marker: null },
  block_suggestion: { shape: Search, marker: null },
  event_callback: { shape: Event, marker: 'event' },
  url_verification: { shape: Verification, marker: null },
} as const;

/** Bolt tells kinds apart by these properties, in an order of its own: one of another kind would lead it astray. */
const MARKERS = ['event', 'command', 'name', 'actions'];

/** Whether this is a request we know how to answer, whole and unmistakable. */
export function isKnownShape(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const kind = 'command' in body ? { shape: Command, marker: 'command' } : 'type' in body && kinds[body.type as keyof typeof kinds];
  if (!kind || typeof kind !== 'object') return false;
  return MARKERS.every((marker) => marker === kind.marker || !(marker in body)) && z.safeParse(kind.shape, body).success;
}
