import { hash } from 'node:crypto';
import { viewOfPair } from '../../shared/access.ts';
import type { PanelPair, PanelState } from '../../shared/api.ts';
import type { MentorshipId } from '../../shared/domain/ids.ts';
import { logOf } from '../../shared/domain/log-state.ts';
import { meetingAround, openIn } from '../../shared/domain/panel-open.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { Facts } from '../../shared/facts.ts';
import type { Seen } from '../../shared/seen.ts';
import { newest } from '../../shared/talks/registry.ts';
import { inLanguage } from '../../shared/talks/script.ts';
import type { Instant } from '../../shared/time.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { tellingOf, withLog } from '../features/log/context.ts';
import { seenOf } from '../features/log/telling.ts';
import { loadFacts } from '../store/facts.ts';
import { mentorshipsOf } from '../store/mentorships.ts';
import type { PanelParts } from './parts.ts';

type Parts = Pick<PanelParts, 'store' | 'seal' | 'clock' | 'log'>;

/** Everything a panel shows, from views alone: what is not this person's to see is in none of them. */
export async function stateOf(parts: Parts, person: Person, call: string | null): Promise<PanelState> {
  const { now, me, pairs } = await contentOf(parts, person);
  return { version: versionOf({ me, pairs }), now, me, pairs, open: openIn(call, pairs) };
}

/** What the state's version is now: the same as long as nothing in it differs but the time. */
export async function currentVersion(parts: Parts, person: Person): Promise<string> {
  return versionOf(await contentOf(parts, person));
}

const versionOf = ({ me, pairs }: Pick<PanelState, 'me' | 'pairs'>): string => hash('sha256', JSON.stringify({ me, pairs }), 'base64url');

async function contentOf(parts: Parts, person: Person): Promise<Omit<PanelState, 'version' | 'open'>> {
  const now = parts.clock.now();
  const { read } = parts.store;
  const { id, name, zone, language } = person;
  const all = await loadFacts(read, await mentorshipsOf(read, id), now);
  const pairs: PanelPair[] = [];
  for (const facts of all.values()) {
    const pair = await pairOf(parts, person, facts, now);
    if (pair) pairs.push(pair);
  }
  return { now, me: { id, name, zone, language }, pairs };
}

/** null for a pair that is not theirs, and for one that has ended with nothing left to write. */
async function pairOf(parts: Parts, person: Person, facts: Facts, now: Instant): Promise<PanelPair | null> {
  const pair = viewOfPair(facts, person.id);
  if (!pair) return null;
  const meeting = pair.status === 'active' ? meetingAround(pair.meetings, now) : null;
  const about = toLog(pair, meeting, now);
  const log = about && logOf(pair, about);
  if (pair.status !== 'active' && !about) return null;
  return {
    pair,
    meeting,
    ...(log ? await written(parts, person, facts, log.id, now) : { log: null, reading: null }),
    toWrite: about && !log ? about.id : null,
    crib: pair.me.role === 'mentor' ? crib(person.language) : [],
  };
}

/** Which meeting's log is the one to see to: of the one beside the panel, once it has begun, else of the last that is not done with. */
function toLog(pair: Seen['pair'], beside: PanelPair['meeting'], now: Instant): Seen['pair']['meetings'][number] | null {
  const past = pair.meetings.filter(({ start, status }) => start <= now && (status === 'confirmed' || status === 'held'));
  const isOpen = (one: (typeof past)[number]) => {
    const log = logOf(pair, one);
    return !log || log.status === 'draft' || log.turn !== null;
  };
  return past.find(({ id }) => id === beside) ?? past.findLast(isOpen) ?? null;
}

async function written({ store, seal, log: lines }: Parts, who: Person, facts: Facts, id: Seen['log']['id'], now: Instant) {
  const context = {
    tx: store.read,
    seal,
    who,
    words: wordsFor(who.language),
    now,
    facts: async (of: MentorshipId) => (of === facts.mentorship.id ? facts : null),
    defect: (what: string, ids: Record<string, string>) => lines.error(ids, what),
  };
  const loaded = await withLog(context, id);
  if (!loaded) return { log: null, reading: null };
  const telling = await tellingOf(context, loaded);
  const seen = seenOf(telling);
  if (!telling.draft || seen === undefined) return { log: telling.log, reading: null };
  const { salt: _, ...record } = telling.draft;
  return { log: telling.log, reading: { seen, record } };
}

/** The questions as they are asked of everybody: what anybody answered is nobody else's. */
function crib(language: string): PanelPair['crib'] {
  return newest('grow').stages.map(({ name, questions }) => ({
    stage: inLanguage(name, language),
    questions: questions.map(({ ask }) => inLanguage(ask, language)),
  }));
}
