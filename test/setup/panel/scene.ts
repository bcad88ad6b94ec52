import type { Action } from '../../../shared/domain/action.ts';
import type { Goal } from '../../../shared/domain/goal.ts';
import type { ActionId, AgendaPointId, GoalId, MeetingId, PersonId } from '../../../shared/domain/ids.ts';
import type { Facts } from '../../../shared/facts.ts';
import type { WallDate } from '../../../shared/time.ts';
import { aMeeting, aPair, at, kofi, maya } from '../facts.ts';
import { pairFacts } from '../pair-facts.ts';

/** Kofi and Maya meet on this Tuesday at two, by video. */
export const today = '2026-11-24';
export const joinLink = 'https://meet.google.com/abc-defg-hij';
export const duringCall = at(`${today}T14:20`);
export const beforeCall = at(`${today}T09:00`);

const mentorship = pairFacts().mentorship.id;
const since = at('2026-11-03T15:10');

function goal(name: string, text: string, more: Partial<Goal> = {}): Goal {
  const id = `goa_${name}` as GoalId;
  return {
    id,
    mentorship,
    kind: 'short-term',
    text,
    criteria: null,
    position: 0,
    status: 'open',
    reason: null,
    by: maya,
    at: since,
    ...more,
  };
}

function action(name: string, text: string, person: PersonId, byWhen: string, more: Partial<Action> = {}): Action {
  const blank = { goal: null, milestone: null, resources: null, risk: null, reason: null };
  const id = `act_${name}` as ActionId;
  return { id, mentorship, ...blank, text, person, byWhen: byWhen as WallDate, status: 'open', position: 0, by: maya, at: since, ...more };
}

const goals = [
  goal('lead', 'Lead the whole service with confidence', { kind: 'long-term', criteria: 'I decide without checking twice' }),
  goal('rota', 'A rota that people can plan their lives around'),
  goal('meet', 'Team meetings that end with a decision', { position: 1 }),
];
const [, rota, meet] = goals as [Goal, Goal, Goal];
const actions = [
  action('draft', 'Draft a rota for January and show it to two colleagues', maya, '2026-11-20', { goal: rota.id }),
  action('shadow', 'Let Maya sit in on a budget meeting', kofi, '2026-11-27', { position: 1 }),
  action('agenda', 'Send the agenda two days ahead', maya, '2026-12-04', { goal: meet.id, position: 2 }),
  action('rules', 'Ask the team which three rules of the rota matter most', maya, '2026-11-18', {
    goal: rota.id,
    status: 'done',
    at: at('2026-11-17T10:00'),
  }),
];

const thisMeeting = aMeeting({ id: 'mtg_today' as MeetingId, at: `${today}T14:00`, joinLink });
const point = (name: string, person: PersonId, text: string) => ({
  id: `agp_${name}` as AgendaPointId,
  meeting: thisMeeting.id,
  person,
  kind: 'point' as const,
  text,
  at: beforeCall,
  talked: false,
});

/** What the two have by the time of the call. */
export function sceneFacts(more: Parameters<typeof aPair>[0] = {}): Facts {
  return aPair({
    meetings: [aMeeting({ id: 'mtg_before' as MeetingId, at: '2026-11-03T14:00', status: 'held' }), thisMeeting],
    goals,
    actions,
    agenda: [
      point('rota', maya, 'The January rota, and who says no to it'),
      point('budget', kofi, 'What to look out for in the budget meeting'),
    ],
    ...more,
  });
}

/** The pair with nothing in their plan and no meeting. */
export const emptyFacts = (): Facts => aPair();
