import type { Turn } from '../../../shared/domain/log-turn.ts';
import { type Log, nameOfLog, standing, type Telling, turnOn } from '../telling.ts';
import { Beside, Names } from './beside.tsx';
import { Offers } from './offers.tsx';
import { RecordRead } from './record.tsx';
import { Folded, Title } from './section.tsx';

/** A log that somebody's name is under: what it says, whom it waits for, and what can be done about it. */
export function LogSigned({ telling }: { telling: Telling }) {
  const { say, entry, pair } = telling;
  const { log } = entry;
  if (!log || log.status === 'draft') return null;
  const turn = turnOn(telling, log);
  const isMine = turn?.person === pair.me.person;
  const title = titleOf(telling, log, turn);
  return (
    <section class={isMine ? 'card' : 'card calm'}>
      <p class="kind">{nameOfLog(telling)}</p>
      {/* Another title is another place: whoever is at the one before is led to it. */}
      <Title key={title}>{title}</Title>
      <Names telling={telling} entry={standing(log)} />
      {!isMine && <p>{said(telling, log, turn)}</p>}
      {isMine ? (
        <Whole telling={telling} log={log} />
      ) : (
        <Folded title={say.readLog()}>
          <Whole telling={telling} log={log} />
        </Folded>
      )}
    </section>
  );
}

/** The last one, between calls and done with: to read, and to add to. */
export function LastLog({ telling }: { telling: Telling }) {
  const { entry } = telling;
  if (!entry.log) return null;
  return (
    <Folded title={nameOfLog(telling)}>
      <Names telling={telling} entry={standing(entry.log)} />
      <Whole telling={telling} log={entry.log} />
    </Folded>
  );
}

function Whole({ telling, log }: { telling: Telling; log: Log }) {
  const { say, entry } = telling;
  const stands = standing(log);
  return (
    <>
      {entry.isWrong && <p class="error box">{say.logWrong()}</p>}
      {log.paper && <p class="hint">{say.logPaper()}</p>}
      {stands?.content.kind === 'record' && <RecordRead telling={telling} record={stands.content} />}
      <Beside telling={telling} log={log} />
      <Offers telling={telling} log={log} />
    </>
  );
}

/** In a few words how a log stands. */
export function titleOf({ say, partner, pair }: Telling, { status, filedBy }: Log, turn: Turn | null): string {
  const who = { partner: partner.name };
  if (status === 'filed' && filedBy !== pair.me.person) return say.confirmTitle(who);
  if (turn?.to === 'correct') return say.correctedTitle(who);
  if (turn?.to === 'sign-addition' && turn.person === pair.me.person) return say.addedTitle(who);
  return status === 'filed' ? say.waitsTitle() : say.bothTitle();
}

function said({ say, partner }: Telling, { status }: Log, turn: Turn | null): string {
  const who = { partner: partner.name };
  if (turn?.to === 'correct') return say.corrected(who);
  if (turn?.to === 'sign-addition') return say.addedWaits(who);
  return status === 'signed' ? say.both(who) : status === 'differing' ? say.differing() : say.waits(who);
}
