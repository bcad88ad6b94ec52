import type { Asked, AskRequest, PanelPair, PanelState } from '../../shared/api.ts';
import type { LogId, MentorshipId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { Writing } from './writing.ts';
import { arrived, begun } from './writing.ts';

export type PanelAsk = AskRequest['intent'];
/** What is asked and not answered yet, or answered and not in the state yet: the panel shows it ahead. */
export type Pending = { key: string; intent: PanelAsk; isAnswered: boolean };
/** What was not taken, with the words somebody typed, so that they can be put right. */
export type Refused = { intent: PanelAsk; why: string | null; fields: Record<string, string> };

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
  /** Whether what waits outlives this page. */
  isKept: boolean;
  pending: readonly Pending[];
  refused: Refused | null;
  /** What somebody writes into a log, by log. */
  writing: Readonly<Record<LogId, Writing>>;
  /** The log whose closing form is on its way: what it says is read through once the answer is here. */
  finishing: LogId | null;
};

export type Message =
  | { says: 'unpaired' }
  | { says: 'paired' }
  | { says: 'expired' }
  | { says: 'state'; state: PanelState; form: () => string }
  | { says: 'time'; now: Instant }
  | { says: 'away' }
  | { says: 'broken' }
  | { says: 'choose'; mentorship: MentorshipId | null }
  | { says: 'look'; look: Look }
  | { says: 'asked'; key: string; intent: PanelAsk }
  | { says: 'answered'; key: string; answer: Asked | null }
  | { says: 'typed'; writing: Writing }
  | { says: 'finishing'; log: LogId }
  | { says: 'again' };

export const beginning: Model = {
  place: 'loading',
  state: null,
  now: null,
  chosen: null,
  look: null,
  isOnline: true,
  isKept: true,
  pending: [],
  refused: null,
  writing: {},
  finishing: null,
};

export function reduce(model: Model, message: Message): Model {
  switch (message.says) {
    case 'unpaired':
      return { ...beginning, place: 'pairing', isKept: model.isKept };
    case 'paired':
      return { ...beginning, pending: model.pending, isKept: model.isKept };
    case 'expired':
      return { ...model, place: 'expired', state: null };
    case 'state':
      return withState(model, message.state, message.form);
    case 'time':
      return { ...model, now: message.now };
    case 'away':
      return { ...model, isOnline: false };
    case 'broken':
      return { ...model, place: 'broken' };
    case 'again':
      return { ...model, place: model.state ? 'here' : 'loading' };
    case 'choose':
      return { ...model, chosen: message.mentorship, look: null, refused: null };
    case 'look':
      return { ...model, look: message.look, refused: null };
    case 'asked':
      return asked(model, message.key, message.intent);
    case 'answered':
      return answered(model, message.key, message.answer);
    case 'typed':
      return { ...model, writing: { ...model.writing, [message.writing.log]: message.writing } };
    case 'finishing':
      return { ...model, finishing: message.log };
  }
}

function withState(model: Model, state: PanelState, form: () => string): Model {
  const isThere = state.pairs.some(({ pair }) => pair.mentorship === model.chosen);
  const writing: Record<LogId, Writing> = {};
  for (const { log } of state.pairs) {
    if (!log?.draft || log.status !== 'draft') continue;
    const known = model.writing[log.id];
    writing[log.id] = known && !known.isHandedIn ? arrived(known, log.draft, state.me.zone) : begun(log.draft, form(), state.me.zone);
  }
  return {
    ...model,
    place: 'here',
    state,
    now: state.now,
    isOnline: true,
    chosen: isThere ? model.chosen : (state.open?.mentorship ?? null),
    pending: model.pending.filter((one) => !one.isAnswered),
    writing,
  };
}

function asked(model: Model, key: string, intent: PanelAsk): Model {
  // Of what a form holds only the newest counts.
  const isOlder = (one: PanelAsk) => one.type === 'log.keep' && intent.type === 'log.keep' && one.form === intent.form;
  const others = model.pending.filter((one) => one.key !== key && !isOlder(one.intent));
  return { ...model, pending: [...others, { key, intent, isAnswered: false }], refused: null };
}

function answered(model: Model, key: string, answer: Asked | null): Model {
  const one = model.pending.find((pending) => pending.key === key);
  if (!one) return model;
  const others = model.pending.filter((pending) => pending.key !== key);
  const isFinished = one.intent.type === 'log.save' && one.intent.log === model.finishing;
  if (answer && 'done' in answer) {
    return {
      ...model,
      // What keeps itself shows in nothing but itself.
      pending: one.intent.type === 'log.keep' ? others : [...others, { ...one, isAnswered: true }],
      writing: handedIn(model.writing, one.intent),
      ...(isFinished ? { finishing: null, look: 'reading' as const } : {}),
      ...(one.intent.type === 'log.open' ? { look: 'log' as const } : {}),
    };
  }
  const refused = { intent: one.intent, why: answer && 'refused' in answer ? answer.refused : null, fields: answer?.fields ?? {} };
  return { ...model, pending: others, refused, ...(isFinished ? { finishing: null } : {}) };
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

/** How many things wait to be sent. */
export const waiting = ({ pending }: Pick<Model, 'pending'>): number => pending.filter((one) => !one.isAnswered).length;

/** What of a kind is on its way. */
export function underWay<T extends PanelAsk['type']>({ pending }: Pick<Model, 'pending'>, type: T): Extract<PanelAsk, { type: T }>[] {
  return pending.flatMap(({ intent }) => (intent.type === type ? [intent as Extract<PanelAsk, { type: T }>] : []));
}
