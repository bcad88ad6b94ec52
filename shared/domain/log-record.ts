import type { Facts } from '../facts.ts';
import type { Action } from './action.ts';
import type { ActionId } from './ids.ts';
import type { AgreedAction, LogContent, LogDraft } from './log.ts';
import type { Meeting } from './meeting.ts';

type Record = Extract<LogContent, { kind: 'record' }>;

/** What is signed, made from the draft and the plan as they are. `newer` are actions that came into the plan since the meeting began. */
export function recordOf(
  facts: Facts,
  meeting: Meeting,
  { content }: LogDraft,
  { next, newer, salt }: Pick<Record, 'next' | 'salt'> & { newer: readonly ActionId[] },
): Record {
  const { fields } = content;
  return {
    kind: 'record',
    form: 1,
    meeting: meeting.id,
    at: meeting.at,
    zone: meeting.zone,
    minutes: fields.minutes ?? meeting.minutes,
    method: fields.method ?? meeting.method,
    place: fields.place.trim(),
    before: actionsBefore(facts, meeting, [...newer, ...content.actions]).map(({ text, person, byWhen, status }) => ({
      text,
      person,
      byWhen,
      done: status === 'done',
    })),
    went: fields.went.trim(),
    topics: fields.topics.trim(),
    hard: fields.hard.trim(),
    helped: fields.helped.trim(),
    left: fields.left.trim(),
    steps: fields.steps.trim(),
    actions: actionsAgreed(facts, content.actions).map(({ id, text, person, byWhen }): AgreedAction => ({ id, text, person, byWhen })),
    nextTopic: fields.nextTopic.trim(),
    next,
    salt,
  };
}

type Before = Pick<Facts, 'actions'> & { meetings: readonly Pick<Meeting, 'start' | 'status'>[] };

/** Last time's actions: what was in the plan before the meeting began and is open, or was done since the meeting before. */
export function actionsBefore(facts: Before, meeting: Pick<Meeting, 'start'>, newer: readonly ActionId[]): Action[] {
  const earlier = facts.meetings.filter((one) => one.start < meeting.start && (one.status === 'held' || one.status === 'confirmed'));
  const since = earlier.at(-1)?.start;
  return facts.actions
    .filter(({ id }) => !newer.includes(id))
    .filter(({ status, at }) => status === 'open' || (status === 'done' && (since === undefined || at > since)));
}

/** As the plan has them now; what was dropped from it is agreed no more. */
export function actionsAgreed({ actions }: Pick<Facts, 'actions'>, ids: readonly ActionId[]): Action[] {
  return ids.flatMap((id) => actions.find((one) => one.id === id && one.status !== 'dropped') ?? []);
}
