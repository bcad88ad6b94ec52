import { controlCalled, type Filled, fill, labelsIn, textsIn, unescaped } from './controls.ts';
import { asPayload, commandBody, eventBody, FORM, type Posted, pressBody, searchBody, submissionBody } from './payloads.ts';
import type { Dialog, Json, Person, Shown, State } from './state.ts';

/** Signs a body and posts it to the bot. */
export type Send = (body: string, contentType: string, headers?: Record<string, string>) => Promise<Posted>;
export type Errors = Record<string, string>;

/** How long an answer may take to be seen after the ack; what is answered with nothing takes this long to be sure of. */
const SEEN_WITHIN_MS = 5_000;

/**
 * Somebody in Slack: what they do goes to the bot, signed and shaped as Slack does, and what they see is what it shows.
 * Doing something resolves once its answer is seen; with `quiet`, as soon as it is acked, for what shows nothing.
 */
export class SlackPerson {
  readonly id: string;
  readonly #person: Person;
  readonly #state: State;
  readonly #send: Send;

  constructor(person: Person, state: State, send: Send) {
    this.id = person.id;
    this.#person = person;
    this.#state = state;
    this.#send = send;
  }

  /** The channel of their direct messages with the bot. */
  get direct(): string {
    return this.#person.direct;
  }

  /** Types the command, `/mentoring meet`, in the direct messages or another channel. */
  async command(typed: string, { channel = this.direct, quiet = false } = {}): Promise<void> {
    const [command = '', ...rest] = typed.split(' ');
    const body = commandBody(this.#state, this.#person, command, rest.join(' '), channel);
    await this.#seen(quiet, () => this.#send(new URLSearchParams(body).toString(), FORM));
  }

  /** Writes a message to the bot. */
  async say(text: string, { quiet = false, extra = {} as Json } = {}): Promise<void> {
    const ts = this.#state.ts();
    this.#state.shown.push({
      channel: this.direct,
      ts,
      from: this.id,
      onlyFor: null,
      text,
      blocks: [],
      metadata: null,
      files: [],
      edits: 0,
    });
    const sent = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const team = this.#person.record.team_id;
    await this.event(
      { type: 'message', channel: this.direct, channel_type: 'im', user: this.id, text: sent, ts, team, ...extra },
      { quiet },
    );
  }

  /** Edits a message they wrote to the bot, or with null deletes it, as Slack tells of either. */
  async rewrite(written: string, text: string | null, { quiet = false } = {}): Promise<void> {
    const mine = this.#state.shown.findLast((one) => one.from === this.id && one.channel === this.direct && one.text === written);
    if (!mine) throw new Error(`${this.id} did not write “${written}”`);
    const { id, direct } = this;
    const as = (said: string) => ({ user: id, team: this.#person.record.team_id, ts: mine.ts, text: said });
    const about = { type: 'message', channel: direct, channel_type: 'im', hidden: true, previous_message: as(written) };
    mine.text = text ?? '';
    const now = text === null ? { subtype: 'message_deleted', deleted_ts: mine.ts } : { subtype: 'message_changed', message: as(text) };
    await this.event({ ...about, ...now }, { quiet });
  }

  async openHome({ quiet = false } = {}): Promise<void> {
    await this.event({ type: 'app_home_opened', user: this.id, channel: this.direct, tab: 'home' }, { quiet });
  }

  /** Any event about them. */
  async event(event: Json, { quiet = false } = {}): Promise<Posted> {
    return this.#seen(quiet, () => this.#send(JSON.stringify(eventBody(this.#state, this.#person, event)), 'application/json'));
  }

  /** Presses what is labelled so: in the open dialog, else in the newest message that has it, else on Home. */
  async press(label: string, { quiet = false, within = 'anywhere' as 'anywhere' | 'messages' | 'home' | 'dialog' } = {}): Promise<void> {
    await this.#seen(quiet, () => this.#send(asPayload(this.pressed(label, within)), FORM));
  }

  /** The body of such a press, to be sent twice or changed. */
  pressed(label: string, within: 'anywhere' | 'messages' | 'home' | 'dialog' = 'anywhere'): Json {
    const dialog = this.dialog();
    const home = this.#state.homes.get(this.id);
    const places: ({ message: Shown } | { view: Json })[] = [];
    if (dialog && (within === 'anywhere' || within === 'dialog'))
      places.push({ view: { ...dialog.view, id: dialog.id, hash: dialog.hash } });
    if (within === 'anywhere' || within === 'messages')
      places.push(
        ...this.#visible()
          .reverse()
          .map((message) => ({ message })),
      );
    if (home && (within === 'anywhere' || within === 'home')) places.push({ view: home });
    for (const place of places) {
      const blocks = 'view' in place ? (place.view.blocks as Json[]) : place.message.blocks;
      const control = controlCalled(label, blocks);
      if (control) return pressBody(this.#state, this.#person, control, place);
    }
    const there = places.flatMap((place) => labelsIn('view' in place ? (place.view.blocks as Json[]) : place.message.blocks));
    throw new Error(`nothing is labelled “${label}”; there is ${there.map((one) => `“${one}”`).join(', ') || 'nothing to press'}`);
  }

  /** Fills the open form and sends it. Gives the errors beside its fields, or null when it was taken. `freely`: also what Slack's client would hold back. */
  async fill(values: Record<string, Filled | SlackPerson> = {}, { freely = false, quiet = false } = {}): Promise<Errors | null> {
    const dialog = this.dialog();
    if (!dialog) throw new Error('no form is open');
    const plain = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, value instanceof SlackPerson ? value.id : value]),
    );
    const body = submissionBody(this.#state, this.#person, dialog, fill(dialog, plain, freely));
    let errors: Errors | null = null;
    await this.#seen(quiet, async () => {
      const posted = await this.#send(asPayload(body), FORM);
      errors = this.#taken(dialog, posted.body);
      return posted;
    });
    return errors;
  }

  /** What a searched field of the open form offers for some letters: label by value. */
  async search(field: string, letters: string): Promise<Record<string, string>> {
    const dialog = this.dialog();
    const block = (dialog?.view.blocks as Json[] | undefined)?.find((one) => one.block_id === field);
    if (!dialog || !block) throw new Error(`no open form has ${field}`);
    const body = searchBody(this.#person, dialog, field, String((block.element as Json).action_id), letters);
    const { body: answer } = await this.#send(asPayload(body), FORM);
    const { options } = JSON.parse(answer) as { options: { text: { text: string }; value: string }[] };
    return Object.fromEntries(options.map((option) => [option.value, option.text.text]));
  }

  closeDialog(): void {
    const dialog = this.dialog();
    if (dialog) this.#state.dialogs.splice(this.#state.dialogs.indexOf(dialog), 1);
  }

  dialog(): Dialog | null {
    return this.#state.dialogOf(this.id);
  }

  /** Everything the open dialog says, a line each; empty when none is open. */
  reads(): string {
    const dialog = this.dialog();
    return dialog ? textsIn(dialog.view).join('\n') : '';
  }

  /** What the bot has written to them and is still there, oldest first, each as its lines. */
  messages(): string[] {
    return this.#visible()
      .filter((one) => one.from !== this.id)
      .map(read);
  }

  /** The newest of {@link messages}; empty when there is none. */
  last(): string {
    return this.messages().at(-1) ?? '';
  }

  /** What a notification said of the newest message. */
  notified(): string {
    return unescaped(this.#visible().findLast((one) => one.from !== this.id)?.text ?? '');
  }

  home(): string {
    return textsIn(this.#state.homes.get(this.id)?.blocks ?? []).join('\n');
  }

  files(): { name: string; content: string }[] {
    return this.#visible().flatMap((one) => one.files.map((file) => ({ name: String(file.name), content: String(file.content) })));
  }

  /** Resolves once the newest message says this; for what arrives by itself. */
  async hears(text: string | RegExp, within?: number): Promise<void> {
    const says = (message: string) => (typeof text === 'string' ? message.includes(text) : text.test(message));
    await this.#state.until(
      `${this.id} to hear ${text}; heard ${JSON.stringify(this.messages())}`,
      () => this.messages().some(says),
      within,
    );
  }

  /** What changes about them in Slack is told to the bot, as Slack does. */
  async becomes(change: { tz?: string; locale?: string; deleted?: boolean; name?: string; admin?: boolean }): Promise<void> {
    const { name, admin, ...rest } = change;
    Object.assign(this.#person.record, rest, name ? { real_name: name } : {}, admin === undefined ? {} : { is_admin: admin });
    await this.event({ type: 'user_change', user: { ...this.#person.record } }, { quiet: true });
  }

  #visible(): Shown[] {
    return this.#state.shown.filter((one) => (one.channel === this.direct && one.onlyFor === null) || one.onlyFor === this.id);
  }

  /** What the bot has put before this person: how often something was written, drawn over, published, and opened. */
  #sight(): { written: string; opened: string } {
    const mine = this.#visible().filter((one) => one.from !== this.id);
    return {
      written: JSON.stringify([mine.map((one) => [one.ts, one.edits]), this.#state.homes.get(this.id)?.hash]),
      opened: JSON.stringify(this.#state.dialogs.filter((one) => one.user === this.id).map((one) => one.hash)),
    };
  }

  async #seen(quiet: boolean, act: () => Promise<Posted>): Promise<Posted> {
    const before = this.#sight();
    const posted = await act();
    if (posted.status !== 200) throw new Error(`the bot answered with status ${posted.status}`);
    if (posted.milliseconds > 3_000) throw new Error(`the bot acked after ${Math.round(posted.milliseconds)} ms; Slack waits 3,000`);
    if (quiet || /"response_action":"(errors|update|push)"/.test(posted.body)) return posted;
    // A form that was taken is closed by its ack; what the bot says to it comes after.
    const isClosed = posted.body.includes('"clear"');
    const isSeen = () => {
      const now = this.#sight();
      return now.written !== before.written || (!isClosed && now.opened !== before.opened);
    };
    await this.#state.until(`${this.id} to see an answer`, isSeen, SEEN_WITHIN_MS);
    return posted;
  }

  /** What Slack does with the ack of a form. */
  #taken(dialog: Dialog, body: string): Errors | null {
    const answer = (body === '' ? {} : JSON.parse(body)) as { response_action?: string; errors?: Errors; view?: Json };
    const { dialogs } = this.#state;
    if (answer.response_action === 'errors') {
      const inputs = (dialog.view.blocks as Json[]).filter((block) => block.type === 'input').map((block) => block.block_id);
      const strange = Object.keys(answer.errors ?? {}).filter((name) => !inputs.includes(name));
      if (strange.length > 0) throw new Error(`Slack shows no errors for ${strange.join(', ')}: the form has ${inputs.join(', ')}`);
      return answer.errors ?? {};
    }
    if (answer.response_action === 'update') {
      Object.assign(dialog, { view: answer.view, hash: `h${this.#state.number()}` });
    } else if (answer.response_action === 'clear') {
      for (const one of dialogs.filter((each) => each.user === this.id)) dialogs.splice(dialogs.indexOf(one), 1);
    } else {
      dialogs.splice(dialogs.indexOf(dialog), 1);
    }
    return null;
  }
}

function read(message: Shown): string {
  const lines = textsIn(message.blocks);
  return lines.length > 0 ? lines.join('\n') : unescaped(message.text);
}
