import { controlCalled, type Filled, labelsIn, refuseLikeClient } from './controls.ts';
import { closeDialogs, type Errors, inputsOf, putInto, shownIn, taken } from './dialogs.ts';
import {
  asPayload,
  commandBody,
  eventBody,
  FORM,
  type Place,
  type Posted,
  pressBody,
  searchBody,
  submissionBody,
  typedBodies,
} from './payloads.ts';
import { SlackReader } from './reader.ts';
import { type Look, readBy, sightOf } from './sight.ts';
import type { Json, Person, State } from './state.ts';

/** Signs a body and posts it to the bot. */
export type Send = (body: string, contentType: string, headers?: Record<string, string>) => Promise<Posted>;

/** How long an answer may take to be seen after the ack; what is answered with nothing takes this long to be sure of. */
const SEEN_WITHIN_MS = 5_000;

/**
 * Somebody in Slack: what they do goes to the bot, signed and shaped as Slack does, and what they see is what it shows.
 * Doing something resolves once its answer is seen; with `quiet`, as soon as it is acked, for what shows nothing.
 */
export class SlackPerson extends SlackReader {
  readonly #person: Person;
  readonly #state: State;
  readonly #send: Send;

  constructor(person: Person, state: State, send: Send) {
    super(person, state);
    this.#person = person;
    this.#state = state;
    this.#send = send;
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

  /** From now on they read along in a channel, and press what is there. */
  joins(channel: string): void {
    this.#person.channels.push(channel);
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
    const body = this.pressed(label, within);
    const { container } = body as { container?: { type: string; message_ts?: string } };
    const look = container?.message_ts ? { message: container.message_ts } : this.dialog() ? 'dialog' : 'anywhere';
    await this.#seen(quiet, () => this.#send(asPayload(body), FORM), { look });
  }

  /** The body of such a press, to be sent twice or changed. */
  pressed(label: string, within: 'anywhere' | 'messages' | 'home' | 'dialog' = 'anywhere'): Json {
    const dialog = this.dialog();
    const home = this.#state.homes.get(this.id);
    const places: Place[] = [];
    if (dialog && (within === 'anywhere' || within === 'dialog')) places.push({ dialog });
    if (within === 'anywhere' || within === 'messages')
      places.push(
        ...readBy(this.#state, this.#person)
          .reverse()
          .map((message) => ({ message })),
      );
    if (home && (within === 'anywhere' || within === 'home')) places.push({ home });
    for (const place of places) {
      const control = controlCalled(label, blocksOf(place));
      if (control) return pressBody(this.#state, this.#person, control, place);
    }
    const there = places.flatMap((place) => labelsIn(blocksOf(place)));
    throw new Error(`nothing is labelled “${label}”; there is ${there.map((one) => `“${one}”`).join(', ') || 'nothing to press'}`);
  }

  /** Fills the open form and sends it. Gives the errors beside its fields, or null when it was taken. `freely`: also what Slack's client would hold back. */
  async fill(values: Record<string, Filled | SlackPerson> = {}, { freely = false, quiet = false } = {}): Promise<Errors | null> {
    const dialog = this.dialog();
    if (!dialog) throw new Error('no form is open');
    for (const _ of putInto(dialog, plain(values)));
    if (!freely) for (const block of inputsOf(dialog.view)) refuseLikeClient(block, shownIn(dialog, block));
    const body = submissionBody(this.#state, this.#person, dialog);
    let errors: Errors | null = null;
    const act = async () => {
      const posted = await this.#send(asPayload(body), FORM);
      errors = taken(this.#state, dialog, posted.body);
      return posted;
    };
    await this.#seen(quiet, act, { look: 'dialog', isForm: true });
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

  /**
   * Fills in fields of the open form without sending it. Each change is told to the bot where the field says so, as Slack does: with all
   * that the form holds by then. Resolves once the bot has acked.
   */
  async type(values: Record<string, Filled | SlackPerson>): Promise<void> {
    for (const body of this.typed(values)) {
      const posted = await this.#send(asPayload(body), FORM);
      if (posted.status !== 200 || posted.body !== '') throw new Error(`the bot answered typing with ${posted.status} ${posted.body}`);
    }
  }

  /** The bodies of such changes, a field each, to be sent late or in another order. */
  typed(values: Record<string, Filled | SlackPerson>): Json[] {
    const dialog = this.dialog();
    if (!dialog) throw new Error('no form is open');
    return typedBodies(this.#state, this.#person, dialog, plain(values));
  }

  /** Closes the dialog on top. */
  closeDialog(): void {
    const dialog = this.dialog();
    if (dialog) closeDialogs(this.#state, this.id, dialog);
  }

  /** What changes about them in Slack is told to the bot, as Slack does. */
  async becomes(change: { tz?: string; locale?: string; deleted?: boolean; name?: string; admin?: boolean }): Promise<void> {
    const { name, admin, ...rest } = change;
    Object.assign(this.#person.record, rest, name ? { real_name: name } : {}, admin === undefined ? {} : { is_admin: admin });
    await this.event({ type: 'user_change', user: { ...this.#person.record } }, { quiet: true });
  }

  async #seen(
    quiet: boolean,
    act: () => Promise<Posted>,
    { look = 'anywhere', isForm = false }: { look?: Look; isForm?: boolean } = {},
  ): Promise<Posted> {
    const sight = () => sightOf(this.#state, this.#person, look);
    const before = sight();
    const posted = await act();
    if (posted.status !== 200) throw new Error(`the bot answered with status ${posted.status}`);
    if (posted.milliseconds > 3_000) throw new Error(`the bot acked after ${Math.round(posted.milliseconds)} ms; Slack waits 3,000`);
    if (quiet || /"response_action":"(errors|update|push)"/.test(posted.body)) return posted;
    // A form that was taken is closed by its ack; what the bot says to it comes after.
    const opened = isForm ? sight().opened : before.opened;
    const isSeen = () => {
      const now = sight();
      return now.written !== before.written || now.opened !== opened;
    };
    await this.#state.until(`${this.id} to see an answer`, isSeen, SEEN_WITHIN_MS);
    return posted;
  }
}

const blocksOf = (place: Place): Json[] =>
  'message' in place ? place.message.blocks : (('dialog' in place ? place.dialog.view : place.home).blocks as Json[]);

const plain = (values: Record<string, Filled | SlackPerson>): Record<string, Filled> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value instanceof SlackPerson ? value.id : value]));
