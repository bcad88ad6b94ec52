import { addDialog, closeDialogs, named, redrawDialog, viewOf } from './dialogs.ts';
import { refusedBySlack, refusedView } from './rules.ts';
import type { Json, Shown, State, Workspace } from './state.ts';

/** One Web API method: gives the answer without `ok`, or Slack's error as text. */
type Method = (args: Json, workspace: Workspace) => Json | string;

/** The Web API as far as Cairn uses it, as strict as Slack's documentation is. */
export function methodsOf(state: State): Record<string, Method> {
  const personIn = (channel: unknown) => [...state.people.values()].find((person) => person.direct === channel);
  const isChannel = (channel: unknown) => typeof channel === 'string' && (personIn(channel) !== undefined || /^[CG]/.test(channel));

  function message(args: Json, from: string, onlyFor: string | null): Shown | string {
    const { channel, text, blocks = [], metadata = null } = args;
    if (!isChannel(channel)) return 'channel_not_found';
    const person = personIn(channel);
    if (person?.record.deleted) return 'user_disabled';
    if (typeof text !== 'string' || text.trim() === '') return 'no_text';
    if (text.length > 40_000) return 'msg_too_long';
    const wrong = refusedBySlack(blocks, 'message');
    if (wrong) return wrong;
    if (metadata && !isMetadata(metadata as Json)) return 'invalid_metadata_format';
    return {
      channel: String(channel),
      ts: state.ts(),
      from,
      onlyFor,
      text,
      blocks: named(blocks as Json[], state),
      metadata: metadata as Json | null,
      files: [],
      edits: 0,
    };
  }

  function openedBy(args: Json, inDialog: boolean): { user: string } | string {
    const trigger = state.triggers.get(String(args.trigger_id));
    if (!trigger) return 'invalid_trigger_id';
    if (trigger.used) return 'exchanged_trigger_id';
    if (trigger.until < Date.now()) return 'expired_trigger_id';
    if (inDialog && !trigger.inDialog) return 'view_not_found';
    const wrong = refusedView(args.view as Json);
    if (wrong) return wrong;
    trigger.used = true;
    return { user: trigger.user };
  }

  return {
    'auth.test': (_args, { tenant, botUser, botId, enterprise }) => ({
      url: 'https://example.slack.com/',
      team: 'Example',
      team_id: tenant,
      user: 'cairn',
      user_id: botUser,
      bot_id: botId,
      ...(enterprise ? { enterprise_id: enterprise } : {}),
    }),

    'chat.postMessage': (args, { botUser }) => {
      const posted = message(args, botUser, null);
      if (typeof posted === 'string') return posted;
      state.shown.push(posted);
      return { channel: posted.channel, ts: posted.ts, message: { text: posted.text, blocks: posted.blocks, ts: posted.ts } };
    },

    'chat.postEphemeral': (args, { botUser }) => {
      if (!state.people.has(String(args.user))) return 'user_not_in_channel';
      const posted = message(args, botUser, String(args.user));
      if (typeof posted === 'string') return posted;
      state.shown.push(posted);
      return { message_ts: posted.ts };
    },

    'chat.update': (args, { botUser }) => {
      const before = state.shown.find((one) => one.channel === args.channel && one.ts === args.ts && one.onlyFor === null);
      if (!before) return 'message_not_found';
      if (before.from !== botUser) return 'cant_update_message';
      const next = message(args, botUser, null);
      if (typeof next === 'string') return next;
      Object.assign(before, { text: next.text, blocks: next.blocks, edits: before.edits + 1 });
      return { channel: before.channel, ts: before.ts, text: before.text };
    },

    'chat.delete': (args) => {
      const index = state.shown.findIndex((one) => one.channel === args.channel && one.ts === args.ts);
      if (index < 0) return 'message_not_found';
      state.shown.splice(index, 1);
      return { channel: args.channel, ts: args.ts };
    },

    'conversations.open': (args) => {
      const person = state.people.get(String(args.users));
      if (!person) return 'user_not_found';
      return person.record.deleted ? 'user_disabled' : { channel: { id: person.direct } };
    },

    'conversations.history': (args) => {
      if (!personIn(args.channel)) return isChannel(args.channel) ? 'missing_scope' : 'channel_not_found';
      const limit = Number(args.limit ?? 100);
      const all = state.shown
        .filter((one) => one.channel === args.channel && one.onlyFor === null && Number(one.ts) > Number(args.oldest ?? 0))
        .reverse();
      const from = Number(args.cursor ?? 0);
      const page = all.slice(from, from + limit).map(({ text, ts, from: user, blocks, metadata, files }) => ({
        type: 'message',
        text,
        ts,
        user,
        blocks,
        files: files.map(({ content: _, ...file }) => file),
        ...(metadata && isTrue(args.include_all_metadata) ? { metadata } : {}),
      }));
      const next = from + limit < all.length ? String(from + limit) : '';
      return { messages: page, has_more: next !== '', response_metadata: { next_cursor: next } };
    },

    'users.info': (args) => {
      const person = state.people.get(String(args.user));
      if (!person) return 'user_not_found';
      const { locale, ...record } = person.record;
      return { user: isTrue(args.include_locale) ? { ...record, locale } : record };
    },

    'views.open': (args) => {
      const opened = openedBy(args, false);
      if (typeof opened === 'string') return opened;
      closeDialogs(state, opened.user);
      return { view: viewOf(addDialog(state, opened.user, args.view as Json)) };
    },

    'views.push': (args) => {
      const opened = openedBy(args, true);
      if (typeof opened === 'string') return opened;
      const stack = state.dialogs.filter((one) => one.user === opened.user).length;
      if (stack === 0) return 'view_not_found';
      return stack >= 3 ? 'push_limit_reached' : { view: viewOf(addDialog(state, opened.user, args.view as Json)) };
    },

    'views.update': (args) => {
      const dialog = state.dialogs.find((one) => one.id === args.view_id);
      if (!dialog) return 'not_found';
      if (args.hash !== undefined && args.hash !== dialog.hash) return 'hash_conflict';
      const wrong = refusedView(args.view as Json);
      if (wrong) return wrong;
      redrawDialog(state, dialog, args.view as Json);
      return { view: viewOf(dialog) };
    },

    'views.publish': (args) => {
      const view = args.view as Json;
      if (!state.people.has(String(args.user_id))) return 'user_not_found';
      if (view?.type !== 'home') return 'invalid_arguments';
      const wrong = refusedView(view);
      if (wrong) return wrong;
      const home = { ...view, blocks: named(view.blocks as Json[], state), id: `V${state.number()}`, hash: `h${state.number()}` };
      state.homes.set(String(args.user_id), home);
      return { view: home };
    },

    'files.getUploadURLExternal': (args) => {
      if (!args.filename || !(Number(args.length) > 0)) return 'invalid_arguments';
      const alt = args.alt_txt === undefined ? null : String(args.alt_txt);
      if (alt !== null && alt.length > 1_000) return 'alt_txt_too_large';
      const id = `F${state.number()}`;
      state.files.set(id, { name: String(args.filename), length: Number(args.length), alt, content: null });
      return { upload_url: `${state.url}/upload/${id}`, file_id: id };
    },

    'files.completeUploadExternal': (args, { botUser }) => {
      const files = args.files as Json[];
      if (!isChannel(args.channel_id)) return 'channel_not_found';
      if (files.some((file) => state.files.get(String(file.id))?.content == null)) return 'file_not_found';
      const wrong = args.blocks === undefined ? null : refusedBySlack(args.blocks, 'message');
      if (wrong) return wrong;
      const content = files.map((file) => ({ ...file, ...state.files.get(String(file.id)) }));
      state.shown.push({
        channel: String(args.channel_id),
        ts: state.ts(),
        from: botUser,
        onlyFor: null,
        text: files.map((file) => String(file.title)).join(', '),
        blocks: (args.blocks ?? []) as Json[],
        metadata: null,
        files: content,
        edits: 0,
      });
      return { files };
    },

    'files.delete': (args) => {
      const index = state.shown.findIndex((one) => one.files.some((file) => file.id === args.file));
      if (index < 0) return 'file_not_found';
      state.shown.splice(index, 1);
      return {};
    },
  };
}

function isMetadata({ event_type: type, event_payload: payload }: Json): boolean {
  return (
    typeof type === 'string' && /^[a-z0-9_]{1,255}$/.test(type) && typeof payload === 'object' && JSON.stringify(payload).length < 4_000
  );
}

const isTrue = (value: unknown) => value === true || value === 'true';
