import { textsIn, unescaped } from './controls.ts';
import { inputsOf, shownIn } from './dialogs.ts';
import { read, visibleTo } from './sight.ts';
import type { Dialog, Json, Person, Shown, State } from './state.ts';

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

  /** What the fields of the open form hold, by name. */
  holds(): Record<string, string | string[]> {
    const dialog = this.dialog();
    return Object.fromEntries(
      (dialog ? inputsOf(dialog.view) : []).map((block) => [String(block.block_id), plainly(shownIn(dialog!, block))]),
    );
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
    return this.handed().map(({ name, content }) => ({ name, content: Buffer.from(content).toString('utf8') }));
  }

  /** Files with every byte, and what a picture is said to show. */
  handed(): { name: string; content: Uint8Array; alt: string | null }[] {
    return this.#visible().flatMap((one) =>
      one.files.map(({ name, content, alt }) => ({ name: String(name), content: content as Uint8Array, alt: alt as string | null })),
    );
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

/** A value of a field as a person would say it. */
function plainly(held: Json): string | string[] {
  const [value] = Object.values(held) as (string | { value: string } | { value: string }[] | null)[];
  if (Array.isArray(value)) return value.map((one) => one.value);
  return typeof value === 'object' ? (value?.value ?? '') : (value ?? '');
}
