/** What Teams takes, and what it draws well. The only place such numbers are written. */
export const limits = {
  /** Characters of a whole message as JSON: Teams counts two bytes for each, and takes less than 80 KiB. */
  message: 40_000,
  /** Characters of a card as JSON, well below that: what Teams adds around it counts, too. */
  card: 28_000,
  /** Of what a dialog holds. */
  dialog: 36_000,
  /** Actions beside each other; what is more goes into a row of its own. */
  actionsInRow: 3,
  /** Actions that one row takes in all, those behind “…” included. */
  actionsInSet: 6,
  /** Letters of a button; more are cut where Teams has least room. */
  buttonText: 36,
  /** Pixels: of a row of buttons on a telephone or beside a meeting, of a button without its words, and of “…”; each with the space after it. */
  rowWidth: 294,
  buttonWidth: 34,
  moreWidth: 48,
  /** A button with more beside a line of text leaves the text no room there. */
  besideText: 14,
  /** Pixels of a menu's words on a telephone; what is chosen from choices that do not fit there stands open, each on as many lines as it takes. */
  menuWidth: 220,
  /** Zones that a search shows at once. */
  found: 15,
} as const;
