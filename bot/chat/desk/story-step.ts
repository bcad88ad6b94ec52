import type { Ask, IntentType } from '../../../shared/intent.ts';
import { type Instant, instantAt, type TimeOfDay, type WallDate, wallTime } from '../../../shared/time.ts';
import { demoZone } from './cast.ts';

/** How long before the day on which the demo opens its story begins. */
export const DAYS_BEFORE = 14;

/**
 * One thing somebody does in the demo's story: they press what Cairn offers them in their messages, ask for something, or fill in a form.
 * `inWindow` is what they press in the window that this opens.
 */
export type Step = { at: Instant; who: string } & (
  | { does: 'presses'; ask: (ask: Ask) => boolean; inWindow?: IntentType }
  | { does: 'asks'; ask: (known: Known) => Ask; picked?: string[] }
  | { does: 'writes'; opens: (known: Known) => Ask; typed: (known: Known) => Record<string, unknown>; inWindow: IntentType }
);

/** What the story has to refer to, as it came to be. */
export type Known = {
  programme: string;
  mentorshipOf: (mentee: string) => string;
  person: (user: string) => string;
  /** The last meeting of a pair that has begun. */
  lastMeetingOf: (mentee: string) => string;
  /** In the order they were set. */
  goals: readonly string[];
};

export const timeOn = (day: WallDate, time: string): Instant => instantAt(wallTime(day, time as TimeOfDay), demoZone);

export const acceptsInvitation = (ask: Ask): boolean => ask.type === 'invitation.answer' && ask.accept;
