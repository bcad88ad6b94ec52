import type { Theirs } from '../../../shared/domain/edited.ts';
import { sayDate, sayNear } from '../../../shared/words/dates.ts';
import type { Draft } from '../drafts.ts';
import { type Telling, today, whose } from '../telling.ts';

type Shown = { telling: Telling; draft: Draft | undefined; onTake: (more: Record<string, string>) => void };

/** What the other made of the same meanwhile, beside what was typed, which stands in the field: one of them is chosen, or a third written. */
export function Clash({ telling, draft, onTake }: Shown) {
  const all = Object.entries(draft?.clash ?? {});
  if (all.length === 0) return null;
  const { say, partner } = telling;
  return (
    <div class="clash">
      <p role="alert">{say.clash({ partner: partner.name })}</p>
      <dl>
        {all.map(([field, theirs]) => (
          <div key={field}>
            <dt>{say.yours({ label: labelOf(telling, field) })}</dt>
            <dd>{sayValue(telling, field, draft?.fields[field] || null)}</dd>
            <dt>{sayWhose(telling, theirs)}</dt>
            <dd>
              {sayValue(telling, field, theirs.value)}{' '}
              <button type="button" class="quiet" onClick={() => onTake({ [field]: theirs.value ?? '' })}>
                {say.take()}
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const sayWhose = (telling: Telling, { by, at }: Theirs) =>
  telling.say.theirs({ ...whose(telling, by), when: sayNear(at, telling.zone, telling.language, telling.now) });

function labelOf({ say }: Telling, field: string): string {
  const labels: Record<string, () => string> = { person: say.byWhom, byWhen: say.byWhen, goal: say.goalFor, criteria: say.goalCriteria };
  return labels[field]?.() ?? '';
}

function sayValue(telling: Telling, field: string, value: string | null): string {
  const { say, pair, language } = telling;
  if (value === null) return field === 'goal' ? say.goalForNone() : say.nothing();
  if (field === 'person') return value === pair.me.person ? say.you() : whose(telling, value as typeof pair.me.person).name;
  if (field === 'byWhen') return sayDate(value as never, language, today(telling));
  return field === 'goal' ? (pair.goals.find((one) => one.id === value)?.text ?? say.goalForNone()) : value;
}
