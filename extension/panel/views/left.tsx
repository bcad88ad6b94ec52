import type { PanelAsk } from '../../../shared/api.ts';
import type { Draft } from '../drafts.ts';
import { meetingNext, standing, type Telling } from '../telling.ts';
import { logTexts } from '../writing.ts';
import { Section } from './section.tsx';

/** What was written and has no place any more: its action, goal or meeting is over, its log was signed, or something else stands where it was typed. */
export function Left({ telling }: { telling: Telling }) {
  const { acts, say } = telling;
  const all = Object.entries(telling.model.drafts).filter(([id, draft]) => draft.left !== undefined || isOrphan(telling, id));
  return all.map(([id, draft]) => {
    const words = wordsIn(telling, draft);
    if (words.length === 0 && (!draft.left || draft.left.intent.type === 'log.keep')) return null;
    const again = draft.left ? askedAgain(draft.left.intent) : anew(telling, id, draft);
    return (
      <Section key={id} title={draft.left?.why ?? (draft.left ? say.notTaken() : say.leftGone())}>
        {draft.left && words.length > 0 && <p class="hint">{say.leftYours()}</p>}
        {words.map((one, index) => (
          <p key={index} class="written">
            {one}
          </p>
        ))}
        <div class="buttons">
          {again && (
            <button type="button" onClick={() => acts.ask(again, id)}>
              {draft.left ? say.leftAgain() : say.leftAnew()}
            </button>
          )}
          <button type="button" class="quiet" onClick={() => acts.tell({ says: 'draft', id, draft: null })}>
            {say.leftForget()}
          </button>
        </div>
      </Section>
    );
  });
}

/** A form for something of this pair that is not open any more. */
function isOrphan(telling: Telling, id: string): boolean {
  const { pair, entry } = telling;
  const [type, about] = id.split('/');
  if (type === 'agenda.add') {
    const meeting = pair.meetings.find((one) => one.id === about)?.id;
    return meeting !== undefined && ![entry.meeting, entry.log?.meeting, meetingNext(telling)?.id].includes(meeting);
  }
  if (type === 'log.action') return pair.logs.some((one) => one.id === about && one.status !== 'draft');
  if (type === 'plan.action.edit' || type === 'plan.action.drop')
    return pair.actions.some((one) => one.id === about && one.status !== 'open');
  return type === 'plan.goal.edit' && pair.goals.some((one) => one.id === about && one.status !== 'open');
}

/** What a log says by now needs no telling. */
function wordsIn({ entry }: Telling, { fields, left }: Draft): string[] {
  if (left?.intent.type !== 'log.keep')
    return [fields.text, fields.criteria, fields.reason].filter((one) => one !== undefined && one !== '') as string[];
  const content = entry.log && standing(entry.log)?.content;
  const record = content?.kind === 'record' ? content : null;
  const { intent } = left;
  return logTexts.flatMap((name) => (intent[name] && !record?.[name].includes(intent[name]) ? [intent[name]] : []));
}

const askedAgain = (intent: PanelAsk): PanelAsk | null => (intent.type === 'log.keep' ? null : intent);

function anew(telling: Telling, id: string, { fields }: Draft): PanelAsk | null {
  const { pair } = telling;
  const { mentorship } = pair;
  const { text, person, byWhen, criteria } = fields;
  const [type] = id.split('/');
  const next = meetingNext(telling);
  if (type === 'agenda.add') return next && text ? { type, meeting: next.id, text } : null;
  if ((type === 'plan.action.edit' || type === 'log.action') && text && person && byWhen) {
    const goal = pair.goals.find((one) => one.id === fields.goal && one.status === 'open')?.id ?? null;
    return { type: 'plan.action.add', mentorship, goal, text, person: person as typeof pair.me.person, byWhen };
  }
  if (type !== 'plan.goal.edit' || !text) return null;
  return { type: 'plan.goal.add', mentorship, kind: 'short-term', text, criteria: criteria || null };
}
