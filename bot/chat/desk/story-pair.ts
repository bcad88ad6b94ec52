import { mondayOf } from '../../../shared/domain/summary.ts';
import type { Ask } from '../../../shared/intent.ts';
import { addDays, type WallDate } from '../../../shared/time.ts';
import { demoZone } from './cast.ts';
import { acceptsInvitation, DAYS_BEFORE, type Known, type Step, timeOn } from './story-step.ts';

const confirms = (ask: Ask) => ask.type === 'meeting.confirm';
const theirs = ({ mentorshipOf }: Known) => mentorshipOf('asha');

/** Asha and Idris: from an invitation to a meeting that was held, whose log she has just signed and he has not. */
export function pairStory(day: WallDate): Step[] {
  const at = (days: number, time: string) => timeOn(addDays(day, days), time);
  /** Thursday of the week before, so that the channel has heard of it. */
  const met = addDays(mondayOf(day), -4);
  const meeting = { zone: demoZone, minutes: 60, method: 'video', joinLink: 'https://meet.example.org/rowan-valley' } as const;
  const suggests = (who: string, when: Step['at'], date: WallDate, time: string): Step => ({
    at: when,
    who,
    does: 'asks',
    ask: (known) => ({ type: 'meeting.propose', mentorship: theirs(known), date, time, ...meeting }) as Ask,
  });
  return [
    {
      at: at(-DAYS_BEFORE, '09:20'),
      who: 'morwenna',
      does: 'asks',
      ask: ({ programme }) => ({ type: 'pair.invite', programme, mentor: 'idris', mentee: 'asha' }) as Ask,
      picked: ['idris', 'asha'],
    },
    { at: at(-DAYS_BEFORE, '09:45'), who: 'idris', does: 'presses', ask: acceptsInvitation },
    { at: at(-DAYS_BEFORE, '11:30'), who: 'asha', does: 'presses', ask: acceptsInvitation },
    suggests('asha', at(1 - DAYS_BEFORE, '10:15'), met, '11:00'),
    { at: at(1 - DAYS_BEFORE, '12:40'), who: 'idris', does: 'presses', ask: confirms },
    { at: timeOn(met, '12:05'), who: 'asha', does: 'presses', ask: (ask) => ask.type === 'meeting.met' && ask.met },
    ...planned(day, met),
    suggests('asha', timeOn(met, '12:40'), addDays(day, 1), '14:00'),
    { at: timeOn(met, '13:10'), who: 'idris', does: 'presses', ask: confirms },
    suggests('idris', at(0, '09:05'), addDays(day, 29), '10:30'),
    {
      at: at(0, '09:08'),
      who: 'asha',
      does: 'writes',
      opens: ({ lastMeetingOf }) => ({ type: 'log.open', meeting: lastMeetingOf('asha') }) as Ask,
      typed: ({ person }) => ({
        topics:
          'How our team meetings run, and why the same two people carry most of the talking.\nWhat a good handover between shifts looks like.',
        helped: 'Idris told how his own first meetings as a lead went, and what he stopped doing.',
        left: 'Whether I want the deputy role, or only think that I should.',
        steps: 'I try one new thing in each of the next two meetings, and write down what happened.',
        action1: 'Begin Monday’s meeting with a round in which everybody says one thing',
        action1By: person('asha'),
        action1On: addDays(day, 6),
      }),
      inWindow: 'log.file',
    },
  ];
}

/** Their plan, written down right after they met. */
function planned(day: WallDate, met: WallDate): Step[] {
  const goal = (time: string, kind: 'long-term' | 'short-term', text: string, criteria: string): Step => ({
    at: timeOn(met, time),
    who: 'asha',
    does: 'asks',
    ask: (known) => ({ type: 'plan.goal.add', mentorship: theirs(known), kind, text, criteria }) as Ask,
  });
  const action = (time: string, who: string, of: number, text: string, byWhen: WallDate): Step => ({
    at: timeOn(met, time),
    who,
    does: 'asks',
    ask: (known) =>
      ({
        type: 'plan.action.add',
        mentorship: theirs(known),
        goal: known.goals[of],
        text,
        person: known.person(who),
        byWhen,
      }) as Ask,
  });
  return [
    goal(
      '12:10',
      'long-term',
      'Lead the early years team, and feel like myself doing it',
      'I would apply for the deputy role without a knot in my stomach.',
    ),
    goal(
      '12:12',
      'short-term',
      'Run team meetings in which everybody has a say',
      'Each of the eight has spoken in three meetings in a row.',
    ),
    goal(
      '12:14',
      'short-term',
      'Hand over between shifts without anything getting lost',
      'A fortnight without a question that the note should have answered.',
    ),
    action('12:20', 'asha', 1, 'Ask two colleagues what helps them speak up', addDays(day, 3)),
    action('12:24', 'idris', 2, 'Send the handover note that our rooms use', addDays(day, 2)),
  ];
}
