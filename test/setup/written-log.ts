import { createHash } from 'node:crypto';
import { newId } from '../../bot/ids.ts';
import { sealOf } from '../../bot/store/carried-seal.ts';
import { loadFacts } from '../../bot/store/facts.ts';
import { draftOf, entriesOf } from '../../bot/store/logs.ts';
import { commit } from '../../bot/store/nouns.ts';
import type { Store } from '../../bot/store/store.ts';
import type { Db } from '../../bot/store/tables.ts';
import { type Decision, isRefusal, type Refusal } from '../../shared/decision.ts';
import type { LogEntryId, LogId, MeetingId, MentorshipId, PersonId } from '../../shared/domain/ids.ts';
import type { MeetingLog } from '../../shared/domain/log.ts';
import { amendLog, signAmendment } from '../../shared/domain/log-amending.ts';
import { comment, seeDifferently, signLog } from '../../shared/domain/log-answering.ts';
import { fileLog } from '../../shared/domain/log-filing.ts';
import type { LogHand } from '../../shared/domain/log-marks.ts';
import { beginLog } from '../../shared/domain/log-writing.ts';
import type { Facts } from '../../shared/facts.ts';
import { type Instant, plus } from '../../shared/time.ts';

type Told = { mentorship: MentorshipId; meeting: MeetingId; by: PersonId; other: PersonId; topics: string };
type Rule = (at: { tx: Db; facts: Facts; hand: LogHand; log: MeetingLog }) => Promise<Decision | Refusal> | Decision | Refusal;

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const ids = () => ({ entry: newId('lge'), mark: newId('lgm'), salt: 'salt', newer: [] });

/** Logs written by the rules, straight into a store. Each step takes a minute. */
export function logsIn(store: Store, { mentorship, meeting, by, other, topics }: Told) {
  let id: LogId;
  async function does(who: PersonId, now: Instant, rule: Rule): Promise<void> {
    await store.transaction(async (tx) => {
      const facts = (await loadFacts(tx, [mentorship], now)).get(mentorship)!;
      const log = facts.logs.find((one) => one.id === id)!;
      const outcome = await rule({ tx, facts, log, hand: { who, now, digest } });
      if (isRefusal(outcome)) throw new Error(`a log could not be written: ${outcome.refused}`);
      await commit(tx, outcome.changes, who, now);
    });
  }

  const entryOf = async (tx: Db, entry: LogEntryId | null) => (await entriesOf(tx, sealOf(tx), id)).find((one) => one.id === entry)!;

  return {
    /** Begun, filed with a comment of the other's, and answered, as far as `until`. */
    async write(until: MeetingLog['status'], from: Instant): Promise<LogId> {
      id = newId('log');
      const at = (minutes: number) => plus(from, { minutes });
      await does(by, at(0), ({ facts, hand }) => beginLog(facts, meeting, { log: id, paper: false, topics, actions: [] }, hand));
      if (until === 'draft') return id;
      await does(by, at(1), async ({ tx, facts, log, hand }) =>
        fileLog(facts, log, (await draftOf(tx, sealOf(tx), id))!, { ...ids(), next: newId('mtg') }, hand),
      );
      await does(other, at(2), ({ log, hand }) => comment(log, log.entry!, `${topics}, as I heard it`, newId('lgm'), hand));
      if (until === 'signed')
        await does(other, at(3), async ({ tx, facts, log, hand }) => signLog(facts, log, await entryOf(tx, log.entry), newId('lgm'), hand));
      if (until === 'differing')
        await does(other, at(3), async ({ tx, log, hand }) =>
          seeDifferently(log, await entryOf(tx, log.entry), `${topics}, as I saw it`, newId('lgm'), hand),
        );
      return id;
    },
    /** Something is added by the one, and signed by the other a minute later. */
    async add(text: string, now: Instant): Promise<void> {
      await does(by, now, ({ log, hand }) => amendLog(log, { reason: 'left out', text }, ids(), hand));
      await does(other, plus(now, { minutes: 1 }), async ({ tx, log, hand }) =>
        signAmendment(log, await entryOf(tx, log.amendment), newId('lgm'), hand),
      );
    },
  };
}
