import { underWay } from '../model.ts';
import { nameOfLog, type Telling } from '../telling.ts';
import type { Writing } from '../writing.ts';
import { RecordRead } from './record.tsx';
import { Title } from './section.tsx';

/** Always at hand while they talk: it saves all of it and shows what a name would be put to. */
export function FinishBar({ telling, writing }: { telling: Telling; writing: Writing }) {
  const { model, acts, say } = telling;
  const isFinishing = model.finishing === writing.log;
  return (
    <div class="bar">
      <p class="hint" id="finish-hint">
        {model.isOnline ? say.finishHint() : say.finishOffline()}
      </p>
      <button
        type="button"
        class="first"
        aria-describedby="finish-hint"
        aria-disabled={isFinishing || !model.isOnline}
        onClick={() => !isFinishing && model.isOnline && acts.finish(writing)}
      >
        {isFinishing ? say.finishing() : say.finish()}
      </button>
    </div>
  );
}

/** The very words, once, before a name goes under them. */
export function ReadThrough({ telling }: { telling: Telling }) {
  const { model, acts, say, entry, partner } = telling;
  const { reading, log } = entry;
  const isSigning = underWay(model, 'log.file').length > 0;
  if (!reading || !log) return null;
  const isEmpty = reading.record.topics === '';
  return (
    <div class="page">
      <p class="kind">{nameOfLog(telling)}</p>
      <Title>{say.readTitle()}</Title>
      <RecordRead telling={telling} record={reading.record} />
      <div class="bar">
        <p class="hint">{isEmpty ? say.readEmpty() : say.readHint({ partner: partner.name })}</p>
        <div class="buttons">
          {!isEmpty && (
            <button
              type="button"
              class="first"
              aria-disabled={isSigning || !model.isOnline}
              onClick={() => !isSigning && model.isOnline && acts.ask({ type: 'log.file', log: log.id, seen: reading.seen })}
            >
              {isSigning ? say.signing() : say.sign({ partner: partner.name })}
            </button>
          )}
          <button type="button" class={isEmpty ? 'first' : ''} onClick={() => acts.tell({ says: 'look', look: 'log' })}>
            {say.goOn()}
          </button>
        </div>
      </div>
    </div>
  );
}
