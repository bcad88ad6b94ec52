import type { Asked, PanelAsk, PanelPair, PanelState } from '../../shared/api.ts';
import type { LogId, MentorshipId } from '../../shared/domain/ids.ts';
import type { IntentOf } from '../../shared/intent.ts';
import type { Instant } from '../../shared/time.ts';
import { asideIn, type Draft, type Drafts, givenBack, setAside, without } from './drafts.ts';
import { noWishes, type Wishes } from './host.ts';
import { type Held, isSeen, type Recalled, slotOf } from './kept.ts';
import { arrived, begun, type Writing, withKept } from './writing.ts';

/** What is asked and not answered yet, or answered and not in the state yet: the panel shows it ahead. */
type Pending = { key: string; intent: PanelAsk; isAnswered: boolean };
/** What was not taken, and what is wrong with which field. What clashes is said where it stands. */
export type Refused = { intent: PanelAsk; why: string | null; fields: Record<string, string>; isClash?: true };

export type Place = 'pairing' | 'expired' | 'loading' | 'broken' | 'here';
/** What the person looks at of a pair. `null` is whatever fits: the call while they meet, and the plan between. */
export type Look = 'log' | 'reading' | null;

/** All that the panel knows. It changes only in {@link reduce}. */
export type Model = {
  place: Place;
  state: PanelState | null;
  /** The clock of the server, as far as it is known. */
  now: Instant | null;
  chosen: MentorshipId | null;
  look: Look;
  isOnline: boolean;
  /** Since this state arrived nothing was missed; not so while offline, and of what was kept from last time. */
  isFresh: boolean;
  /** What is written outlives this window. */
  isKept: boolean;
  /** Whose pair it is was taken over from last time, until it is known again. */
  isGuess: boolean;
  pending: readonly Pending[];
  refused: Refused | null;
  /** What is typed and not asked for yet. */
  drafts: Drafts;
  /** What somebody writes into a log, by log. */
  writing: Readonly<Record<LogId, Writing>>;
  /** The log whose closing form is on its way: what it says is read through once the answer is here. */
  finishing: LogId | null;
  wishes: Wishes;
};

export type Message =
  | { says: 'unpaired' }
  | { says: 'paired' }
  | { says: 'expired' }
  | { says: 'state'; state: PanelState; form: () => string }
  | { says: 'recalled'; recalled: Recalled; now: Instant | null; form: () => string }
  | { says: 'unkept' }
  | { says: 'draft'; id: string; draft: Draft | null }
  | { says: 'time'; now: Instant }
  | { says: 'away' }
  | { says: 'broken' }
  | { says: 'choose'; mentorship: MentorshipId | null }
  | { says: 'look'; look: Look }
  | { says: 'asked'; key: string; intent: PanelAsk; draft: string | null }
  | { says: 'answered'; key: string; intent: PanelAsk; answer: Asked | null }
  | { says: 'answered elsewhere'; keys: readonly string[]; drafts: Drafts }
  | { says: 'typed'; writing: Writing }
  | { says: 'finishing'; log: LogId }
  | { says: 'wishes'; wishes: Wishes }
  | { says: 'again' };

export const beginning: Model = {
  place: 'loading',
  state: null,
  now: null,
  chosen: null,
  look: null,
  isOnline: true,
  isFresh: false,
  isKept: true,
  isGuess: false,
  pending: [],
  refused: null,
  drafts: {},
  writing: {},
  finishing: null,
  wishes: noWishes,
};

export function reduce(model: Model, message: Message): Model {
  switch (message.says) {
    case 'unpaired':
      return { ...beginning, wishes: model.wishes, place: 'pairing' };
    case 'paired':
      return { ...beginning, wishes: model.wishes };
    case 'expired':
      return { ...model, place: 'expired', state: null, writing: {} };
    case 'state':
      return { ...withState(model, message.state, message.form), isOnline: true, isFresh: true, isGuess: false };
    case 'recalled':
      return withRecalled(model, message);
    case 'unkept':
      return { ...model, isKept: false };
    case 'draft':
      return { ...model, drafts: message.draft ? { ...model.drafts, [message.id]: message.draft } : without(model.drafts, message.id) };
    case 'time':
      return { ...model, now: message.now };
    case 'away':
      return { ...model, isOnline: false, isFresh: false };
    case 'broken':
      return { ...model, place: 'broken' };
    case 'again':
      return { ...model, place: model.state ? 'here' : 'loading' };
    case 'choose':
      return { ...model, chosen: message.mentorship, isGuess: false, look: null, refused: null };
    case 'look':
      return { ...model, look: message.look, refused: null };
    case 'asked':
      return asked(model, message);
    case 'answered':
      return answered(model, message);
    case 'answered elsewhere':
      return answeredElsewhere(model, message);
    case 'typed':
      return { ...model, writing: { ...model.writing, [message.writing.log]: message.writing } };
    case 'wishes':
      return { ...model, wishes: message.wishes };
    case 'finishing':
      return { ...model, finishing: message.log };
  }
}

/** What was kept from last time is shown at once, and what waits to be sent ahead of it. */
function withRecalled(model: Model, { recalled: { held, drafts, cached }, now, form }: Extract<Message, { says: 'recalled' }>): Model {
  const known = { ...model, pending: pendingOf(held), drafts };
  return cached ? { ...withState(known, cached.state, form), now, isGuess: true } : known;
}

/** What is kept as it was asked: none of it is answered. */
export const pendingOf = (held: readonly Held[]): Pending[] => held.map(({ key, intent }) => ({ key, intent, isAnswered: false }));

function withState(model: Model, state: PanelState, form: () => string): Model {
  const isThere = state.pairs.some(({ pair }) => pair.mentorship === model.chosen);
  const open = state.open?.mentorship ?? null;
  const writing: Record<LogId, Writing> = {};
  for (const { log } of state.pairs) {
    if (!log?.draft || log.status !== 'draft') continue;
    const known = model.writing[log.id];
    const draft = withKept(
      log.draft,
      model.pending.map(({ intent }) => intent),
      state.me.id,
    );
    writing[log.id] = known && !known.isHandedIn ? arrived(known, draft, state.me) : begun(draft, form(), state.me);
  }
  return {
    ...model,
    place: 'here',
    state,
    now: state.now,
    chosen: isThere && !(model.isGuess && open) ? model.chosen : open,
    pending: model.pending.filter((one) => !one.isAnswered),
    writing,
  };
}

function asked(model: Model, { key, intent, draft }: Extract<Message, { says: 'asked' }>): Model {
  // Of what a form holds only the newest counts.
  const slot = slotOf(intent);
  const others = model.pending.filter((one) => one.key !== key && (slot === null || slotOf(one.intent) !== slot));
  const drafts = without(model.drafts, draft);
  return { ...model, pending: [...others, { key, intent, isAnswered: false }], drafts, refused: null };
}

function answered(model: Model, { key, intent, answer }: Extract<Message, { says: 'answered' }>): Model {
  const one = model.pending.find((pending) => pending.key === key);
  const isTaken = answer !== null && 'done' in answer;
  // Another panel of this browser asked it, and may be gone by now.
  if (!one) return isTaken ? model : { ...model, drafts: setAside(model.drafts, key, intent, answer) };
  const others = model.pending.filter((pending) => pending.key !== key);
  const isFinished = one.intent.type === 'log.save' && one.intent.log === model.finishing;
  if (isTaken) {
    return {
      ...model,
      // What keeps itself shows in nothing but itself.
      pending: one.intent.type === 'log.keep' ? others : [...others, { ...one, isAnswered: true }],
      writing: handedIn(model.writing, one.intent),
      ...(isFinished ? { finishing: null, look: 'reading' as const } : {}),
      // Whoever takes it back does so to change it, also where it was last read through.
      ...(one.intent.type === 'log.open' || one.intent.type === 'log.withdraw' ? { look: 'log' as const } : {}),
    };
  }
  const { refused: why = null, fields = {}, clash } = answer ?? {};
  const refused: Refused = { intent: one.intent, why, fields, ...(clash ? { isClash: true } : {}) };
  const drafts = givenBack(model.drafts, key, one.intent, answer);
  return { ...model, pending: others, refused, drafts, ...(isFinished ? { finishing: null } : {}) };
}

/** It is in the next state, or what was written is kept beside; what is typed in another panel by now is left to that. */
function answeredElsewhere(model: Model, { keys, drafts }: Extract<Message, { says: 'answered elsewhere' }>): Model {
  const pending = model.pending.map((one) => (keys.includes(one.key) ? { ...one, isAnswered: true } : one));
  return { ...model, pending, drafts: { ...asideIn(drafts), ...model.drafts } };
}

/** A form that was handed in says no more: whoever goes on writing has a new one. */
function handedIn(writing: Model['writing'], intent: PanelAsk): Model['writing'] {
  const known = intent.type === 'log.save' ? writing[intent.log] : undefined;
  return known ? { ...writing, [known.log]: { ...known, isHandedIn: true } } : writing;
}

/** The pair that is shown; null where there is none, or where there are several and none is chosen. */
export function pairOf({ state, chosen }: Pick<Model, 'state' | 'chosen'>): PanelPair | null {
  return state?.pairs.find(({ pair }) => pair.mentorship === chosen) ?? null;
}

/** How many things wait to be sent. What a form began with is none. */
export const waiting = ({ pending }: Pick<Model, 'pending'>): number =>
  pending.filter((one) => !one.isAnswered && !isSeen(one.intent)).length;

/** How many things would be gone with what this browser keeps: what waits, and what is still typed. */
export const unsent = (model: Pick<Model, 'pending' | 'drafts'>): number => waiting(model) + Object.keys(model.drafts).length;

/** What of a kind is on its way, as it will be read; what has a default and was not said is not in it. */
export function underWay<T extends PanelAsk['type']>({ pending }: Pick<Model, 'pending'>, type: T): IntentOf<T>[] {
  return pending.flatMap(({ intent }) => (intent.type === type ? [intent as unknown as IntentOf<T>] : []));
}
