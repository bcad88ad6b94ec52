import type { Theirs } from '../../../shared/domain/edited.ts';
import type { WallDate } from '../../../shared/time.ts';
import { sayDate, sayNear } from '../../../shared/words/dates.ts';
import { type Telling, today, whose } from '../telling.ts';
import type { TypedHere } from './typed.ts';

type Shown = { telling: Telling; typed: Pick<TypedHere<Record<string, string>>, 'draft' | 'change'> };

/**
 * What the other made of the same meanwhile, beside what was typed, which stands in the field: one of them is chosen, or a third written.
 * Where theirs was taken, one's own can be put back until it is saved.
 */
export function Clash({ telling, typed: { draft, change } }: Shown) {
  if (!draft?.clash) return null;
  const { say, partner } = telling;
  const { fields, clash, own = {} } = draft;
  const open = Object.entries(clash).filter(([field]) => !(field in own));
  const putBack = (field: string) => {
    const { [field]: text = '', ...others } = own;
    change({ [field]: text }, { own: others });
  };
  return (
    <>
      {open.length > 0 && (
        <div class="clash">
          <p role="alert">{say.clash({ partner: partner.name })}</p>
          <dl>
            {open.map(([field, theirs]) => (
              <div key={field}>
                <dt>{say.yours({ label: labelOf(telling, field) })}</dt>
                <dd>{sayValue(telling, field, fields[field] || null)}</dd>
                <dt>{sayWhose(telling, theirs)}</dt>
                <dd>
                  {sayValue(telling, field, theirs.value)}{' '}
                  <button
                    type="button"
                    class="quiet"
                    onClick={() => change({ [field]: theirs.value ?? '' }, { own: { ...own, [field]: fields[field] ?? '' } })}
                  >
                    {say.take()}
                  </button>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      {Object.entries(own).map(([field, text]) => (
        <p key={field} class="own">
          {say.yours({ label: labelOf(telling, field) })} {sayValue(telling, field, text || null)}{' '}
          <button type="button" class="quiet" onClick={() => putBack(field)}>
            {say.putBack()}
          </button>
        </p>
      ))}
    </>
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
  if (field === 'byWhen') return sayDate(value as WallDate, language, today(telling));
  return field === 'goal' ? (pair.goals.find((one) => one.id === value)?.text ?? say.goalForNone()) : value;
}
