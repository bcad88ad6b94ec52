import { textsIn, unescaped } from './controls.ts';
import { read, visibleTo } from './sight.ts';
import type { Dialog, Person, Shown, State } from './state.ts';

/** What somebody in Slack has before them. */
export class SlackReader {
  readonly id: string;
  /** The channel of their direct messages with the bot. */
  readonly direct: string;
  readonly #person: Person;
  readonly #state: State;

  constructor(person: Person, state: State) {
    this.id = person.id;
    this.direct = person.direct;
    this.#person = person;
    this.#state = state;
  }

  dialog(): Dialog | null {
    return this.#state.dialogOf(this.id);
  }

  /** What each of their dialogs says, the one on top last. */
  dialogs(): string[] {
    return this.#state.dialogs.filter((one) => one.user === this.id).map((one) => textsIn(one.view).join('\n'));
  }

  /** Everything the open dialog says, a line each; empty when none is open. */
  reads(): string {
    return this.dialogs().at(-1) ?? '';
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

  #visible(): Shown[] {
    return visibleTo(this.#state, this.#person);
  }
}
