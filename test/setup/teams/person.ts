import { activityFrom, installationFrom, invokeFrom, messageFrom } from './activities.ts';
import { actionCalled, errorsIn, inputsOf, textsIn, titlesIn } from './cards.ts';
import { wrongWithCard } from './rules.ts';
import type { Posted, TeamsStandIn } from './standin.ts';
import type { Conversation, Json, Message, Person } from './state.ts';

export type Filled = string | string[];
type Dialog = { title: string; card: Json; message: string | null; held: Record<string, string> };

const SEEN_WITHIN_MS = 5_000;

/** Somebody in Teams: what they do goes to the bot as Teams' client sends it, and what they see is what it shows. */
export class TeamsPerson {
  readonly known: Person;
  readonly #teams: TeamsStandIn;
  /** Where they read along besides their own conversation. */
  readonly #channels: Conversation[] = [];
  dialog: Dialog | null = null;
  /** The sentence they were answered privately last. */
  told = '';

  constructor(known: Person, teams: TeamsStandIn) {
    this.known = known;
    this.#teams = teams;
  }

  get conversation(): Conversation {
    return this.#teams.state.conversations.get(this.known.personal)!;
  }

  joins(channel: Conversation): void {
    channel.members.push(this.known.object);
    this.#channels.push(channel);
  }

  async installs(): Promise<void> {
    this.conversation.installed = true;
    await this.#post(installationFrom(this.#teams.state, this.known, this.conversation, 'add'));
  }

  async uninstalls(): Promise<void> {
    this.conversation.installed = false;
    await this.#post(installationFrom(this.#teams.state, this.known, this.conversation, 'remove'));
  }

  /** What the bot wrote in their own conversation and is still there, oldest first. */
  shown(): Message[] {
    return this.conversation.messages.filter(({ from, removed }) => from === 'bot' && !removed);
  }

  messages(): string[] {
    return this.shown().map(read);
  }

  /** Writes to the bot, in their own conversation or where they name it; `quiet` where nothing is answered. */
  async say(text: string, { quiet = false, more = {} as Json } = {}): Promise<void> {
    const { state } = this.#teams;
    const activity = messageFrom(state, this.known, this.conversation, text, more);
    this.conversation.messages.push({ id: String(activity.id), from: this.known.object, activity, edits: 0, removed: false });
    const before = this.shown().length;
    this.dialog = null;
    await this.#post(activity);
    if (quiet) return;
    await state.until(`${this.known.name} to be answered “${text}”`, () => this.shown().length > before, SEEN_WITHIN_MS);
    this.told = this.messages().at(-1) ?? '';
  }

  /** Edits what they wrote, or with null deletes it. */
  async rewrite(written: string, text: string | null): Promise<void> {
    const mine = this.conversation.messages.findLast(({ from, activity }) => from === this.known.object && activity.text === written);
    if (!mine) throw new Error(`${this.known.name} did not write “${written}”`);
    const eventType = text === null ? 'softDeleteMessage' : 'editMessage';
    const type = text === null ? 'messageDelete' : 'messageUpdate';
    mine.activity.text = text ?? '';
    const channelData = { tenant: { id: this.known.tenant }, eventType };
    await this.#post(
      activityFrom(this.#teams.state, this.known, this.conversation, {
        type,
        id: mine.id,
        text: text ?? '',
        textFormat: 'plain',
        channelData,
      }),
    );
  }

  /** Presses what is labelled so: in the window that is open, else on the newest message that has it. */
  async press(label: string): Promise<void> {
    const send = this.pressed(label);
    await send();
  }

  /** A press, to be sent as often as one likes. */
  pressed(label: string): () => Promise<void> {
    if (this.dialog) {
      const action = actionCalled(label, this.dialog.card);
      if (action) return () => this.#submit(action);
    }
    for (const conversation of [this.conversation, ...this.#channels]) {
      for (const message of conversation.messages.filter(({ from, removed }) => from === 'bot' && !removed).reverse()) {
        const action = actionCalled(label, cardOf(message));
        if (action) return () => this.#use(action, message, conversation);
      }
    }
    const there = [...titlesIn(this.dialog?.card), ...this.shown().flatMap((one) => titlesIn(cardOf(one)))];
    throw new Error(`nothing is labelled “${label}”; there is ${there.map((one) => `“${one}”`).join(', ') || 'nothing to press'}`);
  }

  /** What the inputs of the open window hold, by id. */
  holds(): Record<string, Filled> {
    const { dialog } = this;
    if (!dialog) return {};
    return Object.fromEntries(
      inputsOf(dialog.card).map(({ id, isMultiSelect }) => {
        const value = dialog.held[String(id)] ?? '';
        return [String(id), isMultiSelect ? value.split(',').filter(Boolean) : value];
      }),
    );
  }

  reads(): string {
    return this.dialog ? [this.dialog.title, ...textsIn(this.dialog.card)].join('\n') : '';
  }

  /** Puts something into the inputs of the open window, as far as its client lets them. */
  put(values: Record<string, Filled>): void {
    const { dialog } = this;
    if (!dialog) throw new Error('no form is open');
    for (const [name, value] of Object.entries(values)) {
      const input = inputsOf(dialog.card).find(({ id }) => id === name);
      if (!input) throw new Error(`the form has no ${name}; it has ${inputsOf(dialog.card).map(({ id }) => id)}`);
      const text = Array.isArray(value) ? value.join(',') : value;
      refuseLikeClient(input, text);
      dialog.held[name] = text;
    }
  }

  /** Fills the open form and sends it. Gives what is wrong, by field; empty where it was taken. */
  async fill(values: Record<string, Filled>): Promise<Record<string, string>> {
    this.put(values);
    const dialog = this.dialog!;
    for (const { id, isRequired, errorMessage } of inputsOf(dialog.card)) {
      if (isRequired && !dialog.held[String(id)]) throw new Error(`the client says: ${errorMessage} (${id})`);
    }
    const first = actionCalled(titlesIn(dialog.card)[0]!, dialog.card)!;
    await this.#submit(first);
    return this.dialog ? errorsIn(this.dialog.card) : {};
  }

  /** “Save for later” in the open form. */
  async save(values: Record<string, Filled>): Promise<void> {
    this.put(values);
    const action = actionCalled(titlesIn(this.dialog!.card)[1] ?? '', this.dialog!.card);
    if (!action) throw new Error('this form cannot be saved for later');
    await this.#submit(action);
  }

  async #use(action: Json, message: Message, conversation: Conversation): Promise<void> {
    const { state } = this.#teams;
    const opens = (action.data as { msteams?: { type?: string } })?.msteams?.type === 'task/fetch';
    const before = this.shown().length;
    this.told = '';
    if (opens) {
      const value = { data: action.data as Json, context: { theme: 'default' } };
      const answer = await this.#post(invokeFrom(state, this.known, conversation, 'task/fetch', value, { replyToId: message.id }));
      return this.#inWindow(answer, message.id);
    }
    if (action.type !== 'Action.Execute')
      throw new Error(`${String(action.title)} is an ${String(action.type)}, which a message cannot use`);
    const value = { action: { type: action.type, title: action.title, verb: action.verb, data: action.data }, trigger: 'manual' };
    const answer = await this.#post(invokeFrom(state, this.known, conversation, 'adaptiveCard/action', value, { replyToId: message.id }));
    const { type, value: shown } = JSON.parse(answer.body) as { type: string; value: unknown };
    if (type === 'application/vnd.microsoft.card.adaptive') {
      const wrong = wrongWithCard(shown as Json);
      if (wrong) throw new Error(`Teams shows no card: ${wrong}`);
      const [attachment] = message.activity.attachments as Json[];
      attachment!.content = shown;
      message.edits += 1;
      state.changed();
    } else if (type === 'application/vnd.microsoft.activity.message') {
      this.told = String(shown);
      if (/end of our chat|in our own chat/.test(this.told))
        await state.until(`${this.known.name} to be answered below`, () => this.shown().length > before, SEEN_WITHIN_MS);
    } else throw new Error(`Teams knows no answer of type ${type}`);
  }

  async #submit(action: Json): Promise<void> {
    const { dialog } = this;
    if (!dialog) throw new Error('no window is open');
    const inputs = action.associatedInputs === 'none' ? {} : dialog.held;
    const before = this.shown().length;
    const value = { data: { ...inputs, ...(action.data as Json) }, context: { theme: 'default' } };
    const { state } = this.#teams;
    const more = dialog.message ? { replyToId: dialog.message } : {};
    const answer = await this.#post(invokeFrom(state, this.known, this.conversation, 'task/submit', value, more));
    this.#inWindow(answer, dialog.message);
    const follows = ['card', 'file'].includes(state.answered.get(this.known.object) ?? '');
    if (!this.dialog && follows) await state.until(`${this.known.name} to be answered`, () => this.shown().length > before, SEEN_WITHIN_MS);
  }

  #inWindow({ body }: Posted, message: string | null): void {
    this.dialog = null;
    if (body === '') return;
    const { task } = JSON.parse(body) as { task: { type: string; value: string & { title: string; card: { content: Json } } } };
    if (task.type === 'message') {
      this.told = task.value;
      return;
    }
    const { title, card } = task.value;
    const wrong = wrongWithCard(card.content);
    if (wrong) throw new Error(`Teams opens no window: ${wrong}`);
    const held = inputsOf(card.content).flatMap(({ id, value }) => (value === undefined ? [] : [[String(id), String(value)]]));
    this.dialog = { title, card: card.content, message, held: Object.fromEntries(held) };
    if (inputsOf(card.content).length === 0) this.told = textsIn(card.content).join('\n');
  }

  async #post(activity: Json): Promise<Posted> {
    const answer = await this.#teams.post(activity);
    if (answer.status !== 200) throw new Error(`the bot answered with status ${answer.status} ${answer.body}`);
    return answer;
  }
}

export function cardOf({ activity }: Message): Json | undefined {
  return (activity.attachments as { content: Json }[] | undefined)?.[0]?.content;
}

/** A message as its lines. */
export function read(message: Message): string {
  const card = cardOf(message);
  return card ? textsIn(card).join('\n') : String(message.activity.text);
}

/** What Teams' client would not let somebody put into a field. */
function refuseLikeClient(input: Json, text: string): void {
  const { id, type, maxLength, choices, isMultiSelect } = input;
  if (typeof maxLength === 'number' && text.length > maxLength) throw new Error(`${id} takes ${maxLength} characters`);
  if (type !== 'Input.ChoiceSet' || input['choices.data'] || text === '') return;
  const offered = (choices as Json[]).map(({ value }) => value);
  for (const one of isMultiSelect ? text.split(',') : [text]) if (!offered.includes(one)) throw new Error(`${id} does not offer ${one}`);
}
