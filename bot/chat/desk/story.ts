import type { Ask } from '../../../shared/intent.ts';
import { addDays, dateAt, type Instant, instantAt, type TimeOfDay, type WallDate, wallTime, weekdayOf } from '../../../shared/time.ts';
import { demoZone } from './cast.ts';

/** How long before the day on which the demo opens its story begins. */
export const DAYS_BEFORE = 7;

/** One thing somebody does in the demo's first week: they press what Cairn offers them, fill in a form, or type. */
export type Step = { at: Instant; who: string } & (
  | { does: 'presses'; ask: (ask: Ask) => boolean }
  | { does: 'asks'; ask: (known: Known) => Ask; picked?: string[] }
);

/** What the story has to refer to, as it came to be. */
export type Known = { programme: string; mentorship: string };

const accepts = (ask: Ask) => ask.type === 'invitation.answer' && ask.accept;
const confirms = (ask: Ask) => ask.type === 'meeting.confirm';

/** How a programme, a pair and a first meeting came about, told by who pressed what. `day` is the day on which the demo opens. */
export function demoStory(day: WallDate): Step[] {
  const at = (days: number, time: string) => timeOn(addDays(day, days), time);
  const before = weekdayOf(day) === 1 ? -3 : -1;
  const meeting = { zone: demoZone, minutes: 60, method: 'video', joinLink: 'https://meet.example.org/rowan-valley' } as const;
  return [
    {
      at: at(-DAYS_BEFORE, '09:05'),
      who: 'morwenna',
      does: 'asks',
      ask: () => ({
        type: 'programme.setup',
        name: 'Rowan Valley mentoring',
        zone: demoZone,
        jurisdiction: 'england-and-wales',
        channel: 'rowan-valley',
        noticeHours: '24',
      }),
    },
    {
      at: at(-DAYS_BEFORE, '09:20'),
      who: 'morwenna',
      does: 'asks',
      ask: ({ programme }) => ({ type: 'pair.invite', programme, mentor: 'idris', mentee: 'asha' }) as Ask,
      picked: ['idris', 'asha'],
    },
    { at: at(-DAYS_BEFORE, '09:45'), who: 'idris', does: 'presses', ask: accepts },
    { at: at(-DAYS_BEFORE, '11:30'), who: 'asha', does: 'presses', ask: accepts },
    {
      at: at(-6, '10:15'),
      who: 'asha',
      does: 'asks',
      ask: ({ mentorship }) => ({ type: 'meeting.propose', mentorship, date: addDays(day, 1), time: '14:00', ...meeting }) as Ask,
    },
    { at: at(-6, '12:40'), who: 'idris', does: 'presses', ask: confirms },
    {
      at: at(before, '15:10'),
      who: 'morwenna',
      does: 'asks',
      ask: ({ programme }) => ({ type: 'pair.invite', programme, mentor: 'joseph', mentee: 'bethan' }) as Ask,
      picked: ['joseph', 'bethan'],
    },
    { at: at(before, '16:20'), who: 'joseph', does: 'presses', ask: accepts },
    {
      at: at(0, '09:05'),
      who: 'idris',
      does: 'asks',
      ask: ({ mentorship }) => ({ type: 'meeting.propose', mentorship, date: addDays(day, 29), time: '10:30', ...meeting }) as Ask,
    },
  ];
}

/** When the demo is handed over to whoever opened it. */
export const demoOpens = (day: WallDate): Instant => timeOn(day, '09:12');

/**
 * When the demo's clock first shows: a week before the coming working morning that has another after it, since at that hour everybody is
 * awake, whenever somebody first starts the desk.
 */
export function demoBegins(now: Instant): Instant {
  let day = addDays(dateAt(now, demoZone), 1);
  while (weekdayOf(day) > 4) day = addDays(day, 1);
  return timeOn(addDays(day, -DAYS_BEFORE), '09:00');
}

const timeOn = (day: WallDate, time: string): Instant => instantAt(wallTime(day, time as TimeOfDay), demoZone);
