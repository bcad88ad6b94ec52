import { openActions, openGoals } from '../../../shared/domain/plan.ts';
import type { Draft } from '../drafts.ts';
import type { PanelAsk } from '../model.ts';
import type { Telling } from '../telling.ts';
import { Section } from './section.tsx';

const texts = ['topics', 'went', 'hard', 'helped', 'left', 'steps', 'nextTopic'] as const;

/** What was written and has no place any more: its action or goal is gone, its log was signed, or something else stands where it was typed. */
export function Left({ telling }: { telling: Telling }) {
  const { acts, say } = telling;
  const all = Object.entries(telling.model.drafts).filter(([id, draft]) => draft.left !== undefined || isOrphan(telling, id));
  return all.map(([id, draft]) => {
    const words = wordsIn(telling, draft);
    const again = draft.left ? askedAgain(draft.left.intent) : anew(telling, id, draft);
    return (
      <Section key={id} title={draft.left?.why ?? (draft.left ? say.notTaken() : say.leftGone())}>
        {draft.left && <p class="hint">{say.leftYours()}</p>}
        {words.map((one) => (
          <p key={one} class="written">
            {one}
          </p>
        ))}
        <div class="buttons">
          {again && (
            <button
              type="button"
              onClick={() => {
                acts.ask(again);
                acts.tell({ says: 'draft', id, draft: null });
              }}
            >
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
function isOrphan({ pair }: Telling, id: string): boolean {
  const [type, about] = id.split('/');
  if (type === 'plan.action.edit' || type === 'plan.action.drop')
    return pair.actions.some((one) => one.id === about) && !openActions(pair).some((one) => one.id === about);
  const goals = [...openGoals(pair, 'short-term'), ...openGoals(pair, 'long-term')];
  return type === 'plan.goal.edit' && pair.goals.some((one) => one.id === about) && !goals.some((one) => one.id === about);
}

/** What a log says by now needs no telling. */
function wordsIn({ entry }: Telling, { fields, left }: Draft): string[] {
  if (left?.intent.type !== 'log.keep')
    return [fields.text, fields.criteria, fields.reason].filter((one) => one !== undefined && one !== '') as string[];
  const content = entry.log?.entries.find((one) => one.entry === entry.log?.entry)?.content;
  const record = content?.kind === 'record' ? content : null;
  const { intent } = left;
  return texts.flatMap((name) => (intent[name] && !record?.[name].includes(intent[name]) ? [intent[name]] : []));
}

const askedAgain = (intent: PanelAsk): PanelAsk | null => (intent.type === 'log.keep' ? null : intent);

function anew({ pair }: Telling, id: string, { fields }: Draft): PanelAsk | null {
  const { mentorship } = pair;
  const { text, person, byWhen, criteria } = fields;
  if (id.startsWith('plan.action.edit/') && text && person && byWhen) {
    const goal = pair.goals.find((one) => one.id === fields.goal && one.status === 'open')?.id ?? null;
    return { type: 'plan.action.add', mentorship, goal, text, person: person as typeof pair.me.person, byWhen };
  }
  if (!id.startsWith('plan.goal.edit/') || !text) return null;
  return { type: 'plan.goal.add', mentorship, kind: 'short-term', text, criteria: criteria || null };
}
