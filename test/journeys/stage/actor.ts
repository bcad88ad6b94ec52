/** Somebody in a story, on whichever chat: what they do, and what they can read. */
export type Actor = {
  readonly name: string;
  /** Says it to Cairn by the command, `/mentoring …`, or whatever the chat has in its place. */
  says(text: string): Promise<void>;
  /** Writes it to Cairn in a direct message. */
  writes(text: string): Promise<void>;
  /** Looks at their standing page, which says nothing in the chat. */
  opensHome(): Promise<void>;
  /** Edits a message of theirs, or with null deletes it; only where the chat has such a thing. */
  rewrites?(written: string, text: string | null): Promise<void>;
  /**
   * Presses the control of that label: in the dialog that is open, else on the newest message that has one, else on the standing page.
   * Agrees where they are asked whether they are sure.
   */
  presses(label: string): Promise<void>;
  /** Presses the same control twice at once, as a double click or a repeated delivery does. */
  pressesTwice(label: string): Promise<void>;
  /** Fills the form that is open, by the names of its fields, and sends it. Fields not named keep what they show. */
  fills(values: Record<string, string | string[]>): Promise<void>;
  /** Fills in fields of the form that is open, one after the other, without sending it; a form that saves itself is kept as it is then. */
  types(values: Record<string, string | string[]>): Promise<void>;
  /** Closes the dialog that is open, without sending it. */
  closes(): Promise<void>;
  /** Everything the dialog that is open says; empty when none is open. */
  reads(): string;
  /** What the fields of the form that is open hold, by name; empty for none. */
  holds(): Record<string, string | string[]>;
  /** Their account is closed, as when somebody leaves the organisation. */
  leaves(): Promise<void>;
  /** What is wrong with the form they sent, by field; empty when nothing is. */
  formErrors(): Record<string, string>;
  /** Everything Cairn told them in direct messages, the oldest first, each as one text with its buttons in brackets. */
  messages(): Promise<string[]>;
  /** What their standing page says, if they have opened it. */
  home(): Promise<string>;
  /** The files Cairn sent them, as text, the oldest first. */
  files(): Promise<string[]>;
  /** The same files with their names and every byte, and what a picture is said to show. */
  handed(): Promise<{ name: string; content: Uint8Array; alt: string | null }[]>;
  /** The sentence they were answered privately last, such as why something is not possible. */
  toldPrivately(): string;
};
