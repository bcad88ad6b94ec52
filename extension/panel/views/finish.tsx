import { underWay } from '../model.ts';
import type { Telling } from '../telling.ts';
import type { Writing } from '../writing.ts';
import { RecordRead } from './record.tsx';
import { Folded, Title } from './section.tsx';

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

/** A log that somebody's name is under: whom it waits for, and what it says. */
export function LogSigned({ telling }: { telling: Telling }) {
  const { model, acts, say, entry, pair, partner } = telling;
  const { log } = entry;
  const stands = log?.entries.find((one) => one.entry === log.entry);
  if (!log || stands?.content.kind !== 'record') return null;
  const record = <RecordRead telling={telling} record={stands.content} />;
  if (log.status === 'filed' && log.filedBy !== pair.me.person) {
    const isSigning = underWay(model, 'log.sign').length > 0;
    return (
      <section class="card">
        <Title>{say.confirmTitle({ partner: partner.name })}</Title>
        {record}
        <p class="hint">{say.confirmHint()}</p>
        <button
          type="button"
          class="first"
          aria-disabled={isSigning || !model.isOnline}
          onClick={() => !isSigning && model.isOnline && acts.ask({ type: 'log.sign', log: log.id, entry: stands.entry })}
        >
          {isSigning ? say.signing() : say.confirmSign()}
        </button>
      </section>
    );
  }
  return (
    <section class="card calm">
      <Title>{log.status === 'filed' ? say.waitsTitle() : say.bothTitle()}</Title>
      <p>{said(telling, log.status)}</p>
      <Folded title={say.readLog()}>{record}</Folded>
    </section>
  );
}

function said({ say, partner }: Telling, status: 'draft' | 'filed' | 'signed' | 'differing'): string {
  const who = { partner: partner.name };
  return status === 'signed' ? say.both(who) : status === 'differing' ? say.differing() : say.waits(who);
}
