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
  /** A button with more beside a line of text leaves the text no room on a telephone. */
  besideText: 24,
  /** Zones that a search shows at once. */
  found: 15,
} as const;
