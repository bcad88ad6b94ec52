import type { Generated, Kysely } from 'kysely';
import type { OutboxTables } from './outbox-tables.ts';
import type { TeamsTables } from './tables-of-teams.ts';

/**
 * The tables, as both engines have them. Columns keep the names of the nouns. Instants are text (see shared/time.ts),
 * booleans 0 or 1, nested values JSON text. Every fact carries who and when.
 */
type Stamped = { createdAt: string; createdBy: string; changedAt: string; changedBy: string };

export type Tables = OutboxTables &
  TeamsTables & {
    person: Stamped & {
      id: string;
      name: string;
      zone: string;
      zoneFrom: string;
      language: string;
      languageFrom: string;
      rhythm: string;
      asksForLess: number;
    };
    pause: Stamped & { id: string; person: string; from: string; until: string | null; endedAt: string | null };
    programme: Stamped & {
      id: string;
      name: string;
      zone: string;
      jurisdiction: string;
      channel: string | null;
      summary: string;
      policy: string;
    };
    coordinator: Stamped & { programme: string; person: string };
    mentorship: Stamped & {
      id: string;
      programme: string;
      status: string;
      revision: number;
      since: string | null;
      endedAt: string | null;
      logBy: string;
    };
    party: Stamped & {
      mentorship: string;
      person: string;
      role: string;
      invitation: string;
      invitedBy: string;
      invitedAt: string;
      answeredAt: string | null;
      cameBy: string | null;
    };
    meeting: Stamped & {
      id: string;
      mentorship: string;
      at: string;
      zone: string;
      fold: string;
      start: string;
      minutes: number;
      method: string;
      place: string | null;
      joinLink: string | null;
      scheduleRevision: number;
      sequence: number;
      status: string;
      proposedBy: string;
      proposedAt: string;
      movedFrom: string | null;
      confirmedAt: string | null;
      series: string | null;
      occurrence: number | null;
      ending: string | null;
      restored: string | null;
    };
    series: Stamped & { id: string; mentorship: string; anchor: string; zone: string; fold: string; recurrence: string; count: number };
    attendance: Stamped & { meeting: string; person: string; met: number; at: string };
    agendaPoint: Stamped & { id: string; meeting: string; person: string; kind: string; text: string; at: string; talked: number };
    runningLate: Stamped & { meeting: string; person: string; minutes: number; at: string };
    undo: Stamped & { id: string; mentorship: string; person: string; until: string; before: string; created: string };

    /** That something of a talk is shared; nothing of what it says. */
    talkShared: Stamped & { talk: string; mentorship: string; by: string; at: string };
    /** Somebody's own guided talk: everything they wrote in it is in `sealed`. See bot/store/talks.ts. */
    talk: {
      id: string;
      person: string;
      mentorship: string | null;
      meeting: string | null;
      script: string;
      version: number;
      status: string;
      sealed: string;
      startedAt: string;
      changedAt: string;
    };
    /** Texts of a plan are sealed: see bot/store/nouns.ts. */
    goal: Stamped & {
      id: string;
      mentorship: string;
      kind: string;
      text: string;
      criteria: string | null;
      position: number;
      status: string;
      reason: string | null;
      by: string;
      at: string;
    };
    action: Stamped & {
      id: string;
      mentorship: string;
      goal: string | null;
      text: string;
      person: string;
      byWhen: string;
      milestone: string | null;
      resources: string | null;
      risk: string | null;
      status: string;
      reason: string | null;
      position: number;
      by: string;
      at: string;
    };
    /** What a plan was before each change of it. */
    planChange: Stamped & {
      id: string;
      mentorship: string;
      person: string;
      at: string;
      what: string;
      item: string;
      before: string | null;
    };

    /** How a meeting's log stands; nothing of what it says. */
    meetingLog: Stamped & {
      id: string;
      mentorship: string;
      meeting: string;
      status: string;
      startedBy: string;
      startedAt: string;
      completedAt: string | null;
      filedBy: string | null;
      filedAt: string | null;
      entry: string | null;
      amendment: string | null;
      paper: number;
      readers: string;
    };
    /** What it says, sealed: while it is written, and as it was signed. */
    logDraft: Stamped & { id: string; mentorship: string; content: string; by: string; at: string };
    logEntry: Stamped & { id: string; log: string; mentorship: string; by: string; at: string; bytes: string };
    logMark: Stamped & {
      id: string;
      log: string;
      mentorship: string;
      entry: string | null;
      person: string;
      kind: string;
      text: string | null;
      digest: string | null;
      at: string;
    };
    contact: Stamped & {
      id: string;
      mentorship: string;
      person: string;
      on: string;
      kind: string;
      minutes: number | null;
      purpose: string;
      next: string | null;
      at: string;
    };

    /** A person on a platform. One person may have several; `active` 0 is somebody who left there. */
    account: {
      id: string;
      person: string;
      platform: string;
      enterprise: string;
      tenant: string;
      user: string;
      active: number;
      preferred: number;
      /** Who it was before its person said, in both chats, that it is theirs as well; and when that was. */
      joinedFrom: string | null;
      joinedAt: string | null;
      createdAt: string;
      changedAt: string;
    };
    /** A joining of another account under way: the code's hash, and the account it was brought from. See bot/store/links.ts. */
    link: { person: string; hash: string; account: string | null; expiresAt: string };
    /** What of one person (`from`) became another's (`into`) when they were united: which row of what, and how it was. See bot/store/unite.ts. */
    united: { from: string; into: string; what: string; id: string; was: string | null; at: string };
    /** A workspace that installed Cairn; its tokens sealed. */
    installation: { platform: string; enterprise: string; tenant: string; sealed: string; changedAt: string };
    /** A calendar feed's secret: its hash to look it up by, and sealed to show it to its owner again. */
    feed: { person: string; hash: string; sealed: string; createdAt: string };

    /** A link that hands over one file, once: its token's hash, and what the file is of. See bot/store/downloads.ts. */
    download: { hash: string; person: string; what: string; id: string; format: string; expiresAt: string; used: number };

    /** A seat of a pair, kept for whoever brings the code: its hash, who the other is, and what they will be. See bot/store/seats.ts. */
    seat: { hash: string; programme: string; by: string; person: string; role: string; expiresAt: string };
    /** Codes that led nowhere, by the account they were tried from. See bot/store/wrong-codes.ts. */
    wrongCode: { account: string; tries: number; until: string };

    /** A side panel that was paired: its token's hash, and the origin it may ask from. See bot/store/devices.ts. */
    device: { id: string; account: string; hash: string; name: string; origin: string; pairedAt: string; usedOn: string };
    /** A code to pair one with, by the account that made it: its hash. */
    deviceCode: { account: string; hash: string; expiresAt: string };

    /** What was said of a month that is over, and is never said otherwise. */
    monthSaid: { programme: string; month: string; said: string; at: string };
    /** What a press or submission was answered, refusals too: the same key answers the same. Of what was done the answer is emptied first. */
    remembered: { key: string; person: string; answer: string; done: number; at: string };
    audit: { id: Generated<number>; at: string; person: string; intent: string; mentorship: string | null; meeting: string | null };
    meta: { name: string; value: string };

    /** What the demo desk shows; empty on a real platform. See bot/store/desk-messages.ts. */
    deskMessage: { id: Generated<number>; place: string; mark: string; kind: string; content: string; version: number; at: string };
  };

export type Db = Kysely<Tables>;
