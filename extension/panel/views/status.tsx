import { minutesBetween } from '../../../shared/time.ts';
import { sayNear } from '../../../shared/words/dates.ts';
import { type Model, waiting } from '../model.ts';
import { wordsOf } from '../telling.ts';

/** One quiet line, read out when it changes: whether what is written is safe. */
export function Status({ model }: { model: Model }) {
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
