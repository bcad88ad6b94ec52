/** Slack's limits, in characters unless said otherwise. The only place they are written. */
export const limits = {
  messageBlocks: 50,
  /** Characters over all blocks of a message; Slack answers `msg_blocks_too_long` a little above. */
  messageCharacters: 13_000,
  messageText: 4_000,
  viewBlocks: 100,
  viewTitle: 24,
  viewButton: 24,
  privateMetadata: 3_000,
  callbackId: 255,
  id: 255,
  header: 150,
  section: 3_000,
  context: 3_000,
  /** Fields in a section. */
  fields: 10,
  field: 2_000,
  /** Elements in an `actions` block. */
  actions: 25,
  buttonText: 75,
  buttonValue: 2_000,
  url: 3_000,
  optionText: 75,
  optionValue: 150,
  /** Options in an overflow menu. */
  overflow: 5,
  /** Options in a select. */
  select: 100,
  /** Options in checkboxes. */
  checkboxes: 10,
  placeholder: 150,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  inputLabel: 2_000,
  inputHint: 2_000,
  inputText: 3_000,
  /** What a picture is said to show. */
  altText: 1_000,
  /** Buttons beside each other before they wrap on a telephone: ours, not Slack's. */
  buttonsInRow: 3,
} as const;

export type Surface = 'message' | 'modal' | 'home';
