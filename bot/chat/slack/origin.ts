/** Whose workspace a request came through, and whose token answers it: `tenant` is empty for an installation in a whole organisation. */
export type Place = { enterprise: string; tenant: string };

/** Who did something, as a payload says it; their own team may be another than the place's (Slack Connect). */
export type Who = { user: string; team: string | null; place: Place };

/** Where something was done, and so where its answer goes. */
export type Origin =
  | { at: 'message'; channel: string; ts: string; trigger: string }
  /** A message only one person sees; it can be drawn over through its address alone. */
  | { at: 'ephemeral'; respond: string; trigger: string }
  | { at: 'command'; channel: string; respond: string; trigger: string }
  | { at: 'home'; trigger: string }
  /** A press inside a dialog that shows the card of this name; `alone`: its content is shown in windows alone. */
  | { at: 'dialog'; view: string; name: string; alone: boolean; trigger: string }
  /** A submitted form: the names of its fields, the dialog on top of which it was opened, and what it is kept as if it saves itself. */
  | { at: 'form'; view: string; fields: string[]; over: { view: string; name: string } | null; keeps: string | null }
  | { at: 'direct'; channel: string }
  /** Words in a channel that others read. */
  | { at: 'channel'; channel: string }
  | { at: 'home-opened' };

export type FromDialog = Extract<Origin, { at: 'dialog' }>;
export type FromForm = Extract<Origin, { at: 'form' }>;
