import { mondayOf } from '../../../shared/domain/summary.ts';
import type { Ask } from '../../../shared/intent.ts';
import { addDays, type WallDate } from '../../../shared/time.ts';
import { demoZone } from './cast.ts';
import { acceptsInvitation, DAYS_BEFORE, type Step, timeOn } from './story-step.ts';

const both = (daysBefore: number) => ({ daysBefore, signed: true });
const one = (daysBefore: number) => ({ daysBefore, signed: false });
/** The meetings that they bring along on paper were so many days before this week's Monday, and both have signed or one has. */
const others: { mentee: string; mentor: string; met: { daysBefore: number; signed: boolean }[] }[] = [
  { mentee: 'carys', mentor: 'elowen', met: [both(5), one(18)] },
  { mentee: 'jory', mentor: 'elowen', met: [both(11)] },
  { mentee: 'kerensa', mentor: 'gareth', met: [both(24), both(6)] },
  { mentee: 'tomos', mentor: 'gareth', met: [both(17), one(4)] },
];

/** The rest of the programme, which met before it had Cairn; and a last pair, of which one has yet to answer. */
export function othersStory(day: WallDate): Step[] {
  const friday = addDays(mondayOf(day), -3);
  return [
    ...others.flatMap(({ mentee, mentor, met }, index) => [
      ...invited(mentee, mentor, addDays(day, -DAYS_BEFORE), 9 + index),
      ...met.flatMap(({ daysBefore, signed }, nth) =>
        onPaper(mentee, mentor, addDays(mondayOf(day), -daysBefore), signed, timeOn(friday, `1${index}:${nth}0`)),
      ),
    ]),
    ...invited('bethan', 'joseph', friday, 15).slice(0, 2),
  ];
}

function invited(mentee: string, mentor: string, day: WallDate, hour: number): Step[] {
  const at = (minutes: string) => timeOn(day, `${String(hour).padStart(2, '0')}:${minutes}`);
  return [
    {
      at: at('30'),
      who: 'morwenna',
      does: 'asks',
      ask: ({ programme }) => ({ type: 'pair.invite', programme, mentor, mentee }) as Ask,
      picked: [mentor, mentee],
    },
    { at: at('50'), who: mentor, does: 'presses', ask: acceptsInvitation },
    { at: at('55'), who: mentee, does: 'presses', ask: acceptsInvitation },
  ];
}

function onPaper(mentee: string, mentor: string, met: WallDate, signed: boolean, at: Step['at']): Step[] {
  const was = { date: met, time: '16:00', zone: demoZone, minutes: 60, method: 'face-to-face' } as const;
  const entered: Step = {
    at,
    who: mentee,
    does: 'writes',
    opens: ({ mentorshipOf }) => ({ type: 'log.paper', mentorship: mentorshipOf(mentee), ...was }) as Ask,
    typed: () => ({ topics: 'As on paper: how the weeks since were, and what to try next.' }),
    inWindow: 'log.file',
  };
  const confirmed: Step = { at, who: mentor, does: 'presses', ask: (ask) => ask.type === 'log.show', inWindow: 'log.sign' };
  return signed ? [entered, confirmed] : [entered];
}
