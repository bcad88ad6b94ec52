import type { Tables } from './tables.ts';

/**
 * What becomes of every place that names a person when one is united into another; `null` where it names nobody. A new column does not
 * compile until somebody has decided, and test/store/uniting.test.ts holds this against both databases as they are.
 */
export type Fate =
  /** Is of a pair, and goes where its side of that pair goes: all such rows, also those written since. */
  | 'pair'
  /** The same, where the column holds JSON that names people, open or sealed. */
  | 'pair-json'
  | 'pair-sealed'
  /** Is of nobody but its person: goes along, and what went along goes back. */
  | 'own'
  /** Goes with being a coordinator of that programme. */
  | 'role'
  /** Goes with the account. */
  | 'account'
  /** Whoever it is for, in the outbox: see bot/store/united-outbox.ts. */
  | 'outbox'
  | 'stays'
  | 'dropped';
export type Decided = { fate: Fate; because: string };

const is =
  (fate: Fate) =>
  (because: string): Decided => ({ fate, because });
const [pair, json, sealed] = [is('pair'), is('pair-json'), is('pair-sealed')];
const [own, role, account, outbox, stays, dropped] = [is('own'), is('role'), is('account'), is('outbox'), is('stays'), is('dropped')];

/** Columns that name nobody. */
function nobody<C extends string>(...columns: C[]): Record<C, null> {
  return Object.fromEntries(columns.map((name) => [name, null])) as Record<C, null>;
}

const stamp = stays('who wrote a row, and as whom, is no fact that anything follows from, and stays as it was');
const stamps = { ...nobody('createdAt', 'changedAt'), createdBy: stamp, changedBy: stamp };
const acted = pair('what somebody did in a pair is theirs for as long as they are in it');

export const uniting = {
  person: {
    ...nobody('name', 'zone', 'zoneFrom', 'language', 'languageFrom', 'rhythm', 'asksForLess'),
    id: stays('the preferences of whoever made the code win; those of the other wait here until they part'),
    ...stamps,
  },
  pause: {
    ...nobody('id', 'from', 'until', 'endedAt'),
    person: own('whoever is on leave is so in every chat'),
    ...stamps,
  },
  programme: { ...nobody('id', 'name', 'zone', 'jurisdiction', 'channel', 'summary', 'policy'), ...stamps },
  coordinator: { ...nobody('programme'), person: role('what they coordinate, they go on coordinating; once, where both did'), ...stamps },
  mentorship: { ...nobody('id', 'programme', 'status', 'revision', 'since', 'endedAt', 'logBy'), ...stamps },
  party: {
    ...nobody('mentorship', 'role', 'invitation', 'invitedAt', 'answeredAt', 'cameBy'),
    person: pair('it is what makes a pair theirs'),
    invitedBy: stays('who invited, as whom, is a record of that day and decides nothing'),
    ...stamps,
  },
  meeting: {
    ...nobody('id', 'mentorship', 'at', 'zone', 'fold', 'start', 'minutes', 'method', 'place', 'joinLink', 'scheduleRevision', 'sequence'),
    ...nobody('status', 'proposedAt', 'movedFrom', 'confirmedAt', 'series', 'occurrence'),
    proposedBy: pair('whoever suggested a time is not asked to agree to it'),
    ending: json('who called it off'),
    restored: json('who put it back'),
    ...stamps,
  },
  series: { ...nobody('id', 'mentorship', 'anchor', 'zone', 'fold', 'recurrence', 'count'), ...stamps },
  attendance: { ...nobody('meeting', 'met', 'at'), person: acted, ...stamps },
  agendaPoint: { ...nobody('id', 'meeting', 'kind', 'text', 'at', 'talked'), person: acted, ...stamps },
  runningLate: { ...nobody('meeting', 'minutes', 'at'), person: acted, ...stamps },
  undo: {
    ...nobody('id', 'mentorship', 'until', 'created'),
    person: acted,
    before: sealed('putting a meeting back brings back who suggested it'),
    ...stamps,
  },
  talkShared: { ...nobody('talk', 'mentorship', 'at'), by: acted, ...stamps },
  talk: {
    ...nobody('id', 'mentorship', 'meeting', 'script', 'version', 'status', 'startedAt', 'changedAt'),
    person: own('theirs alone; of two that are open, that of the account that joins is paused'),
    sealed: own('says whose it is, and opens for nobody else'),
  },
  goal: { ...nobody('id', 'mentorship', 'kind', 'text', 'criteria', 'position', 'status', 'reason', 'at'), by: acted, ...stamps },
  action: {
    ...nobody('id', 'mentorship', 'goal', 'text', 'byWhen', 'milestone', 'resources', 'risk', 'status', 'reason', 'position', 'at'),
    person: pair('what they said they would do is still theirs to do'),
    by: acted,
    ...stamps,
  },
  planChange: {
    ...nobody('id', 'mentorship', 'at', 'what', 'item'),
    person: acted,
    before: sealed('whose action it was, which history says by name'),
    ...stamps,
  },
  meetingLog: {
    ...nobody('id', 'mentorship', 'meeting', 'status', 'startedAt', 'completedAt', 'filedAt', 'entry', 'amendment', 'paper', 'readers'),
    startedBy: acted,
    filedBy: acted,
    ...stamps,
  },
  logDraft: {
    ...nobody('id', 'mentorship', 'at'),
    content: sealed('whose the actions in it are to be'),
    by: acted,
    ...stamps,
  },
  logEntry: {
    ...nobody('id', 'log', 'mentorship', 'at'),
    by: acted,
    bytes: stays('names were put to these very bytes: whoever they name is read as whom they have become'),
    ...stamps,
  },
  logMark: {
    ...nobody('id', 'log', 'mentorship', 'entry', 'kind', 'text', 'digest', 'at'),
    person: pair('their name, remark or consent; but that a coordinator read it stays as it was told to the pair'),
    ...stamps,
  },
  contact: { ...nobody('id', 'mentorship', 'on', 'kind', 'minutes', 'purpose', 'next', 'at'), person: acted, ...stamps },
  account: {
    ...nobody('id', 'platform', 'enterprise', 'tenant', 'active', 'preferred', 'joinedAt', 'createdAt', 'changedAt'),
    person: account('it is what is joined'),
    joinedFrom: account('whose it was, for parting'),
    user: stays('the platform’s own name for the account'),
  },
  wrongCode: nobody('account', 'tries', 'until'),
  link: { ...nobody('hash', 'account', 'expiresAt'), person: dropped('a joining that the other had begun is done with') },
  united: {
    ...nobody('what', 'id', 'was', 'at'),
    from: stays('it is this memory itself'),
    into: stays('it is this memory itself'),
  },
  installation: nobody('platform', 'enterprise', 'tenant', 'sealed', 'changedAt'),
  feed: {
    ...nobody('hash', 'createdAt'),
    person: stays('an address that a calendar follows goes on working, and opens what its person has become'),
    sealed: stays('is sealed for its row'),
  },
  download: {
    ...nobody('hash', 'what', 'id', 'format', 'expiresAt', 'used'),
    person: dropped('such a link lasts ten minutes, and is asked for again with a press'),
  },
  seat: {
    ...nobody('hash', 'programme', 'role', 'expiresAt'),
    by: own('the coordinator who offered it'),
    person: own('whoever the other of the pair is to be'),
  },
  // A device is its account's, and goes where that goes.
  device: nobody('id', 'account', 'hash', 'name', 'origin', 'pairedAt', 'usedOn'),
  deviceCode: nobody('account', 'hash', 'expiresAt'),
  monthSaid: nobody('programme', 'month', 'said', 'at'),
  remembered: {
    ...nobody('answer', 'done', 'at'),
    key: stays('names the account that asked, so that the same press is known whoever that has become'),
    person: stays('who asked, as whom, is nothing that an answer follows from'),
  },
  audit: { ...nobody('id', 'at', 'intent', 'mentorship', 'meeting'), person: stays('who did it, as whom, is what it is for') },
  meta: nobody('name', 'value'),
  deskMessage: nobody('id', 'place', 'mark', 'kind', 'content', 'version', 'at'),
  notification: {
    ...nobody('id', 'work', 'kind', 'class', 'mentorship', 'programme', 'meeting', 'shown', 'due', 'expires', 'state', 'why', 'attempt'),
    ...nobody('claim', 'leaseUntil', 'unclearSince', 'mark', 'reference', 'sentAt', 'planner', 'createdAt', 'changedAt'),
    key: outbox('is made of who reads: what was said is not said again, and what waits comes once'),
    person: outbox('whoever reads, and whose day it counts towards'),
    because: stays('whom a coordinator was told of; what is said of a pair is planned afresh'),
  },
  shown: {
    ...nobody('id', 'kind', 'mentorship', 'programme', 'meeting', 'because', 'reference', 'hash', 'at'),
    person: account('a card stays in the chat that shows it'),
    account: stays('the same chat as before'),
  },
  teamsConversation: {
    ...nobody('tenant', 'id', 'kind', 'serviceUrl', 'bot', 'name', 'installed', 'greetedAt', 'home', 'changedAt'),
    object: stays('Teams’ own name for the account'),
    user: stays('Teams’ own name for the account'),
  },
  teamsFile: nobody('id', 'content', 'expiresAt'),
} satisfies { [T in keyof Tables]: { [C in keyof Tables[T]]: Decided | null } };

/** The columns of one fate, by table. */
export function columnsOf(fate: Fate): { table: keyof Tables; column: string }[] {
  return Object.entries(uniting as Record<string, Record<string, Decided | null>>).flatMap(([table, columns]) =>
    Object.entries(columns).flatMap(([column, decided]) => (decided?.fate === fate ? [{ table: table as keyof Tables, column }] : [])),
  );
}
