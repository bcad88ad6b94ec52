import { hash } from 'node:crypto';
import { unopened, viewOfLog, viewOfPair } from '../../../shared/access.ts';
import type { Asked, PanelAsk, PanelPair, PanelState } from '../../../shared/api.ts';
import { type Decision, isRefusal, put, type Refusal } from '../../../shared/decision.ts';
import { actionsNotReady, addPoint, carryPoint, removePoint, tickPoint } from '../../../shared/domain/agenda.ts';
import { sayWhetherMet } from '../../../shared/domain/around.ts';
import { agreedTime, confirm, decline, move, propose } from '../../../shared/domain/booking.ts';
import { type Clash, isClash, type Theirs } from '../../../shared/domain/edited.ts';
import type { ActionId, AgendaPointId, GoalId, MeetingId, PersonId, PlanChangeId, TalkId } from '../../../shared/domain/ids.ts';
import { canonical } from '../../../shared/domain/log-bytes.ts';
import { recordOf } from '../../../shared/domain/log-record.ts';
import { logOf } from '../../../shared/domain/log-state.ts';
import { actionDone, actionUndone, addAction, addGoal, dropAction, editAction, editGoal, goalMet } from '../../../shared/domain/plan.ts';
import type { Facts } from '../../../shared/facts.ts';
import { Intent } from '../../../shared/intent.ts';
import { typedIn } from '../../../shared/log-typed.ts';
import { grow1 } from '../../../shared/talks/grow.ts';
import type { Move } from '../../../shared/talks/move.ts';
import { ownTalk } from '../../../shared/talks/own.ts';
import { startTalk } from '../../../shared/talks/start.ts';
import { step } from '../../../shared/talks/step.ts';
import type { Talk } from '../../../shared/talks/talk.ts';
import { type Instant, minutesBetween } from '../../../shared/time.ts';
import { newId, writing } from '../logs.ts';

type Asking = Intent & { type: PanelAsk['type'] };

/** One pair behind a panel, decided by the rules themselves; who asks is said each time. */
export function panelPair(facts: Facts, now: () => Instant) {
  const written = new Map<MeetingId, ReturnType<typeof writing>>();
  const talks = new Map<PersonId, Talk>();
  let current = facts;
  let revision = 1;
  const added: ActionId[] = [];
  let clash: readonly string[] | null = null;

  /** The log of one meeting, on the facts as they are. */
  const logOn = (meeting: MeetingId) => {
    const log = written.get(meeting) ?? writing(current, meeting);
    written.set(meeting, log);
    return log;
  };
  const anyLog = () => [...written.values()].at(-1) ?? null;
  const factsNow = () => anyLog()?.state().facts ?? current;

  function change(outcome: Decision | Refusal | Clash): string | null {
    clash = isClash(outcome) ? outcome.clash : null;
    if ('refused' in outcome) return outcome.refused;
    const log = anyLog();
    if (log) log.meanwhile(() => outcome);
    else {
      const plain = writing(current, current.meetings[0]?.id ?? ('mtg_none' as MeetingId));
      plain.meanwhile(() => outcome);
      current = plain.state().facts;
    }
    return null;
  }

  function stepped(who: PersonId, move: Move): string | null {
    const fresh = () => startTalk({ id: newId('tlk') as TalkId, person: who, mentorship: null, meeting: null, script: 'grow' }, [], now());
    const talk = (move.move === 'begin' ? null : talks.get(who)) ?? (fresh() as Talk);
    const outcome = step(talk, move, now());
    if (isRefusal(outcome)) return outcome.refused;
    talks.set(who, outcome.talk);
    return null;
  }

  function decide(who: PersonId, intent: Asking): string | null {
    const hand = { who, now: now(), change: newId('plc') as PlanChangeId };
    const here = factsNow();
    const log = anyLog();
    switch (intent.type) {
      case 'plan.action.done':
        return change(actionDone(here, intent.action, hand));
      case 'plan.action.undone':
        return change(actionUndone(here, intent.action, hand));
      case 'plan.action.edit':
        return change(editAction(here, intent.action, intent, hand, intent.seen));
      case 'plan.action.drop':
        return change(dropAction(here, intent.action, intent.reason, hand));
      case 'plan.goal.edit':
        return change(editGoal(here, intent.goal, intent, hand, intent.seen));
      case 'plan.action.add':
        added.push(newId('act') as ActionId);
        return change(addAction(here, intent, added.at(-1)!, hand));
      case 'plan.goal.add':
        return change(addGoal(here, intent.kind, intent, newId('goa') as GoalId, hand));
      case 'plan.goal.met':
        return change(goalMet(here, intent.goal, hand));
      case 'agenda.add':
        return change(addPoint(here, who, intent.meeting, intent.text, newId('agp') as AgendaPointId, now()));
      case 'agenda.remove':
        return change(removePoint(here, who, intent.point));
      case 'agenda.talked':
        return change(tickPoint(here, who, intent.point, intent.talked));
      case 'agenda.carry':
        return change(carryPoint(here, who, intent.point, intent.meeting, now()));
      case 'agenda.not-ready':
        return change(actionsNotReady(here, who, intent.meeting, newId('agp') as AgendaPointId, now()));
      case 'meeting.confirm':
        return change(confirm(here, who, intent.meeting, intent.s, now()));
      case 'meeting.decline':
        return change(decline(here, who, intent.meeting, intent.s, now()));
      case 'meeting.met':
        return change(sayWhetherMet(here, who, intent.meeting, intent.met, now()));
      case 'meeting.move': {
        const time = agreedTime({ fold: 'earlier', ...intent });
        if ('kind' in time) return 'twice';
        return change(move(here, who, intent.meeting, intent.s, { ...time, minutes: intent.minutes ?? 60 }, now()));
      }
      case 'meeting.propose': {
        const time = agreedTime({ fold: 'earlier', ...intent });
        if ('kind' in time) return 'twice';
        return change(propose(here, who, { ...intent, time }, newId('mtg') as MeetingId, now()));
      }
      case 'log.open':
        return intent.meeting ? logOn(intent.meeting).begins(who, now()) : 'nothingThere';
      case 'log.keep': {
        const { form, at, fields } = typedIn(intent, who);
        return log!.types(who, form, fields, now(), at);
      }
      case 'log.save':
        return log!.saves(who, intent.form, typedIn(intent, who).fields, now());
      case 'log.action': {
        const action = newId('act') as ActionId;
        const no = change(addAction(here, intent, action, hand));
        const draft = log!.draft()!;
        const content = { ...draft.content, actions: [...draft.content.actions, action] };
        return no ?? change({ changes: [put('logDraft', { ...draft, content })] });
      }
      case 'log.file':
        return log!.files(who, now());
      case 'log.sign':
        return log!.signs(who, now(), intent.entry);
      case 'log.withdraw':
        return log!.withdraws(who);
      case 'log.correct':
        return log!.corrects(who, intent.text, now());
      case 'log.comment':
        return log!.comments(who, intent.text, now());
      case 'log.differ':
        return log!.differs(who, intent.text, now());
      case 'log.amend':
        return log!.amends(who, now(), intent);
      case 'log.amend.sign':
        return log!.signsAddition(who, now());
      case 'log.amend.withdraw':
        return log!.takesBackAddition(who);
      case 'talk.begin':
        return stepped(who, { move: 'begin' });
      case 'talk.answer': {
        const { question, text, value } = intent;
        return stepped(who, { move: 'answer', question, text, ...(value === undefined ? {} : { value }) });
      }
      case 'talk.move':
        return stepped(who, intent.move);
    }
  }

  function seenBy(who: PersonId): PanelPair {
    const here = factsNow();
    const meeting = here.meetings.find((one) => {
      const since = minutesBetween(one.start, now());
      return one.status !== 'cancelled' && since >= -30 && since <= one.minutes + 60;
    });
    const log = anyLog();
    const stands = log?.log();
    const draft = log?.draft() ?? null;
    const about = here.meetings.find((one) => one.id === stands?.meeting);
    const opened = { ...unopened, draft: stands?.status === 'draft' ? draft : null, entries: log?.state().entries ?? [] };
    const hasBegun = meeting !== undefined && meeting.start <= now();
    const record = draft && about && stands?.status === 'draft' ? recordOf(here, about, draft, { next: null, newer: [], salt: '' }) : null;
    const isMentor = here.parties.some((one) => one.person === who && one.role === 'mentor');
    return {
      pair: viewOfPair(here, who)!,
      meeting: meeting?.id ?? null,
      log: stands ? viewOfLog(here, who, stands, opened, now()) : null,
      isWrong: false,
      reading: record && { seen: hash('sha256', canonical(record)), record },
      toWrite: hasBegun && !logOf(here, meeting) ? meeting.id : null,
      newer: added,
      usualMinutes: here.programme.policy.shortestMinutes,
      crib: isMentor
        ? grow1.stages.map(({ name, questions }) => ({ stage: name['en-GB'], questions: questions.map((one) => one.ask['en-GB']) }))
        : [],
    };
  }

  /** Of each field that clashed, what it is now: by whoever changed the item last, as this pair keeps no history. */
  function theirs(asked: PanelAsk): Record<string, Theirs> {
    const { goals, actions } = factsNow();
    const about = 'action' in asked ? asked.action : 'goal' in asked ? asked.goal : null;
    const item = [...goals, ...actions].find((one) => one.id === about)!;
    const valueIn = (field: string) => (item as unknown as Record<string, string | null>)[field] ?? null;
    return Object.fromEntries(clash!.map((field) => [field, { value: valueIn(field), by: item.by, at: item.at }]));
  }

  return {
    seenBy,
    talkOf: (who: PersonId) => talks.get(who) ?? null,
    version: () => `r${revision}`,
    facts: factsNow,
    beginLog: (who: PersonId, meeting: MeetingId) => logOn(meeting).begins(who, now()),
    log: anyLog,
    /** Whatever else happens meanwhile, as in chat. */
    meanwhile(act: (facts: Facts) => Decision | Refusal) {
      change(act(factsNow()));
      revision += 1;
    },
    ask(who: PersonId, asked: PanelAsk, say: (refused: string) => string): Asked {
      const why = decide(who, Intent.parse(asked) as Asking);
      revision += 1;
      if (why === null) return { done: true };
      return clash ? { refused: say(why), clash: theirs(asked) } : { refused: say(why) };
    },
    changed: () => {
      revision += 1;
    },
  };
}
export type PanelPairBehind = ReturnType<typeof panelPair>;

export function stateFor(pairs: readonly PanelPairBehind[], who: PersonId, now: Instant): PanelState {
  const seen = pairs.map((one) => one.seenBy(who));
  const person = pairs[0]!.facts().people.find((one) => one.id === who)!;
  const { id, name, zone, language } = person;
  const here = seen.find((one) => one.meeting !== null);
  const open = here ? { mentorship: here.pair.mentorship, because: 'now' as const } : null;
  const talk = pairs[0]!.talkOf(who);
  const only = seen.length === 1 ? { mentorship: seen[0]!.pair.mentorship, because: 'only' as const } : null;
  return {
    version: pairs.map((one) => one.version()).join(' '),
    now,
    me: { id, name, zone, language },
    pairs: seen,
    talk: talk && ownTalk(talk, language),
    open: open ?? only,
  };
}
