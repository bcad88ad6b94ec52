import { hash } from 'node:crypto';
import { viewOfPair } from '../../shared/access.ts';
import type { PanelPair, PanelState } from '../../shared/api.ts';
import { usualMinutes } from '../../shared/domain/booking.ts';
import type { MentorshipId } from '../../shared/domain/ids.ts';
import { logOf } from '../../shared/domain/log-state.ts';
import { meetingAround, openIn } from '../../shared/domain/panel-open.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { Facts } from '../../shared/facts.ts';
import type { Seen } from '../../shared/seen.ts';
import { ownTalk } from '../../shared/talks/own.ts';
import { newest } from '../../shared/talks/registry.ts';
import { inLanguage } from '../../shared/talks/script.ts';
import type { Instant } from '../../shared/time.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { tellingOf, withLog } from '../features/log/context.ts';
import { seenOf } from '../features/log/telling.ts';
import { loadFacts } from '../store/facts.ts';
import { actionsAddedSince } from '../store/logs.ts';
import { mentorshipsOf } from '../store/mentorships.ts';
import type { Db } from '../store/tables.ts';
import { lastTalkOf } from '../store/talks.ts';
import type { PanelParts } from './parts.ts';

type Parts = Pick<PanelParts, 'store' | 'seal' | 'clock' | 'log'>;
type Reading = Parts & { tx: Db };

/** Everything a panel shows, from views alone: what is not this person's to see is in none of them. */
export async function stateOf(parts: Parts, person: Person, call: string | null): Promise<PanelState> {
  const content = await contentOf(parts, person);
  return { version: versionOf(content), ...content, open: openIn(call, content.pairs) };
}

/** What the state's version is now: the same as long as nothing in it differs but the time. */
export async function currentVersion(parts: Parts, person: Person): Promise<string> {
  return versionOf(await contentOf(parts, person));
}

const versionOf = ({ now: _, ...rest }: Content): string => hash('sha256', JSON.stringify(rest), 'base64url');

type Content = Omit<PanelState, 'version' | 'open'>;

/** All of one moment: what changes while it is read is in the next one. */
function contentOf(parts: Parts, person: Person): Promise<Content> {
  const now = parts.clock.now();
  return parts.store.snapshot(async (tx) => {
    const { id, name, zone, language } = person;
    const all = await loadFacts(tx, await mentorshipsOf(tx, id), now);
    const pairs: PanelPair[] = [];
    for (const facts of all.values()) {
      const pair = await pairOf({ ...parts, tx }, person, facts, now);
      if (pair) pairs.push(pair);
    }
    const talk = await lastTalkOf(tx, parts.seal, id);
    return { now, me: { id, name, zone, language }, pairs, talk: talk && ownTalk(talk, language) };
  });
}

/** null for a pair that is not theirs, and for one that has ended with nothing left to write. */
async function pairOf(parts: Reading, person: Person, facts: Facts, now: Instant): Promise<PanelPair | null> {
  const pair = viewOfPair(facts, person.id);
  if (!pair) return null;
  const meeting = pair.status === 'active' ? meetingAround(pair.meetings, now) : null;
  const past = pair.meetings.filter(({ start, status }) => start <= now && (status === 'confirmed' || status === 'held'));
  const open = toLog(pair, past, meeting);
  if (pair.status !== 'active' && !open) return null;
  const log = logOf(pair, open ?? past.findLast((one) => logOf(pair, one)) ?? { id: 'mtg_none' });
  return {
    pair,
    meeting,
    ...(log ? await written(parts, person, facts, log.id, now) : { log: null, reading: null, isWrong: false }),
    toWrite: open && !logOf(pair, open) ? open.id : null,
    newer: open ? (await actionsAddedSince(parts.tx, facts.mentorship.id, open.start)).map(({ id }) => id) : [],
    usualMinutes: usualMinutes(facts),
    crib: pair.me.role === 'mentor' ? crib(person.language) : [],
  };
}

type Meeting = Seen['pair']['meetings'][number];

/** Which meeting's log is the one to see to: of the one beside the panel, once it has begun, else of the last that is not done with. */
function toLog(pair: Seen['pair'], past: readonly Meeting[], beside: PanelPair['meeting']): Meeting | null {
  const isOpen = (one: Meeting) => {
    const log = logOf(pair, one);
    return !log || log.status === 'draft' || log.turn !== null;
  };
  return past.find(({ id }) => id === beside) ?? past.findLast(isOpen) ?? null;
}

async function written({ tx, seal, log: lines }: Reading, who: Person, facts: Facts, id: Seen['log']['id'], now: Instant) {
  const context = {
    tx,
    seal,
    who,
    words: wordsFor(who.language),
    now,
    facts: async (of: MentorshipId) => (of === facts.mentorship.id ? facts : null),
    defect: (what: string, ids: Record<string, string>) => lines.error(ids, what),
  };
  const loaded = await withLog(context, id);
  if (!loaded) return { log: null, reading: null, isWrong: false };
  const telling = await tellingOf(context, loaded);
  const seen = seenOf(telling);
  const known = { log: telling.log, isWrong: telling.wrong.length > 0 };
  if (!telling.draft || seen === undefined) return { ...known, reading: null };
  const { salt: _, ...record } = telling.draft;
  return { ...known, reading: { seen, record } };
}

/** The questions as they are asked of everybody: what anybody answered is nobody else's. */
function crib(language: string): PanelPair['crib'] {
  return newest('grow').stages.map(({ name, questions }) => ({
    stage: inLanguage(name, language),
    questions: questions.map(({ ask }) => inLanguage(ask, language)),
  }));
}
