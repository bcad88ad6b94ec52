import type { PanelWords } from '../../../shared/words/panel.ts';
import { type Model, unsent } from '../model.ts';
import type { Acts } from '../start.ts';
import type { Telling } from '../telling.ts';
import { Title } from './section.tsx';
import { sayWhere } from './where.ts';

type Shown = { model: Model; acts: Acts; say: PanelWords };

/** Keeps the layout while it is fetched. */
export function Loading({ say }: Pick<Shown, 'say'>) {
  return (
    <div class="page" aria-busy="true">
      <p class="hidden">{say.loading()}</p>
      {[2, 3, 2].map((lines, index) => (
        <div class="skeleton" key={index} aria-hidden="true">
          {Array.from({ length: lines }, (_, line) => (
            <span key={line} />
          ))}
        </div>
      ))}
    </div>
  );
}

export function Expired({ model, acts, say }: Shown) {
  return (
    <div class="page">
      <Title>{say.expiredTitle()}</Title>
      <p>{say.expired()}</p>
      {unsent(model) > 0 && <p>{say.expiredKept()}</p>}
      <button type="button" class="first" onClick={() => acts.tell({ says: 'unpaired' })}>
        {say.pairAgain()}
      </button>
    </div>
  );
}

export function Broken({ acts, say }: Omit<Shown, 'model'>) {
  return (
    <div class="page">
      <Title>{say.errorTitle()}</Title>
      <p>{say.error()}</p>
      <button type="button" class="first" onClick={acts.retry}>
        {say.tryAgain()}
      </button>
    </div>
  );
}

export function NoPair({ say }: Pick<Shown, 'say'>) {
  return (
    <div class="page">
      <Title>{say.noneTitle()}</Title>
      <p>{say.none()}</p>
    </div>
  );
}

/** Whose panel this is, where there are several pairs and nothing says which. */
export function Choose({ model, acts, say }: Shown) {
  const { zone, language } = model.state!.me;
  return (
    <div class="page">
      <Title>{say.chooseTitle()}</Title>
      <p>{say.chooseIntro()}</p>
      <ul class="plain">
        {model.state!.pairs.map(({ pair, meeting }) => {
          const here = pair.meetings.find((one) => one.id === meeting) ?? null;
          return (
            <li key={pair.mentorship}>
              <button type="button" class="card" onClick={() => acts.tell({ says: 'choose', mentorship: pair.mentorship })}>
                <strong>{say.chooseWith({ partner: pair.others[0]?.name ?? '' })}</strong>
                <span class="hint">{sayWhere({ say, now: model.now!, zone, language, pair }, here)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** An ended pair is read, and not written. */
export const Ended = ({ telling: { say, isActive } }: { telling: Telling }) => (isActive ? null : <p class="hint box">{say.ended()}</p>);
