import type { Facts } from '../facts.ts';
import type { ActionId } from './ids.ts';
import type { AgreedAction, LogContent, LogDraft } from './log.ts';
import type { Meeting } from './meeting.ts';

/** What is signed, made from the draft and the plan as they are. */
export function recordOf(
  facts: Facts,
  meeting: Meeting,
  { content }: LogDraft,
  next: Extract<LogContent, { kind: 'record' }>['next'],
  salt: string,
) {
  const { fields } = content;
  const { went, topics, hard, helped, left, steps, nextTopic, place } = fields;
  return {
    kind: 'record',
    form: 1,
    meeting: meeting.id,
    at: meeting.at,
    zone: meeting.zone,
    minutes: fields.minutes ?? meeting.minutes,
    method: fields.method ?? meeting.method,
    place,
    before: actionsBefore(facts, meeting, content.actions),
    went,
    topics,
    hard,
    helped,
    left,
    steps,
    actions: content.actions.flatMap((id): AgreedAction[] => {
      const action = facts.actions.find((one) => one.id === id);
      return action ? [{ id, text: action.text, person: action.person, byWhen: action.byWhen }] : [];
    }),
    nextTopic,
    next,
    salt,
  } as const satisfies LogContent;
}

/** Last time's actions: what was in the plan before the meeting began and is open, or was done since the meeting before. */
export function actionsBefore(facts: Facts, meeting: Meeting, agreedNow: readonly ActionId[]) {
  const earlier = facts.meetings.filter((one) => one.start < meeting.start && (one.status === 'held' || one.status === 'confirmed'));
  const since = earlier.at(-1)?.start;
  return facts.actions
    .filter(({ id }) => !agreedNow.includes(id))
    .filter(({ status, at }) => status === 'open' || (status === 'done' && (since === undefined || at > since)))
    .map(({ text, person, byWhen, status }) => ({ text, person, byWhen, done: status === 'done' }));
}
