import { useEffect, useRef } from 'preact/hooks';
import { minutesBetween } from '../../../shared/time.ts';
import { sayNear, sayTime } from '../../../shared/words/dates.ts';
import type { PanelWords } from '../../../shared/words/panel.ts';
import { type Model, unsent, waiting } from '../model.ts';
import type { Acts } from '../start.ts';
import { wordsOf } from '../telling.ts';
import { Title } from './section.tsx';

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
          const here = pair.meetings.find((one) => one.id === meeting);
          return (
            <li key={pair.mentorship}>
              <button type="button" class="card" onClick={() => acts.tell({ says: 'choose', mentorship: pair.mentorship })}>
                <strong>{say.chooseWith({ partner: pair.others[0]?.name ?? '' })}</strong>
                <span class="hint">
                  {here
                    ? say.soon({ time: sayTime(here.start, zone, language) })
                    : pair.me.role === 'mentor'
                      ? say.chooseMentee()
                      : say.chooseMentor()}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** One quiet line, read out when it changes: whether what is written is safe. */
export function Status({ model }: Pick<Shown, 'model'>) {
  const say = wordsOf(model);
  const isKeeping = model.pending.some((one) => one.intent.type === 'log.keep');
  const hasWritten = Object.values(model.writing).some((one) => one.at > 0);
  const text = !model.isOnline
    ? model.isKept
      ? say.offline({ waiting: waiting(model) })
      : say.offlineUnkept()
    : isKeeping
      ? say.saving()
      : hasWritten
        ? say.saved()
        : '';
  const unkept = model.isOnline && !model.isKept && model.place === 'here' ? say.unkept() : '';
  return (
    <p class={model.isOnline && model.isKept ? 'status' : 'status away'} role="status">
      {[asOf(model), text, unkept].filter(Boolean).join(' ')}
    </p>
  );
}

/** Of what was kept from last time, or is older while offline: how old it is. */
function asOf({ place, state, now, isFresh, isGuess }: Model): string {
  if (place !== 'here' || !state || !now || isFresh) return '';
  if (!isGuess && minutesBetween(state.now, now) < 1) return '';
  return wordsOf({ state }).asOf({ when: sayNear(state.now, state.me.zone, state.me.language, now) });
}

/** What was not taken, and why; what was typed stands where it was typed, and that is where one is led. */
export function Refusal({ model, say }: Omit<Shown, 'acts'>) {
  const { refused } = model;
  const isClash = refused?.isClash;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = refused && document.querySelector<HTMLElement>('main [aria-invalid]');
    if (field) field.focus();
    else if (refused) (isClash ? document.querySelector('.clash') : box.current)?.scrollIntoView({ block: 'nearest' });
  }, [refused]);
  return (
    <div role="alert" ref={box}>
      {refused && !isClash && <p class="error box">{refused.why ?? say.notTaken()}</p>}
    </div>
  );
}
