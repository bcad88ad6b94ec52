import type { Page } from 'playwright-core';
import { propose } from '../../../shared/domain/booking.ts';
import type { MeetingId, PersonId } from '../../../shared/domain/ids.ts';
import { dropAction, editAction, saidOfAction } from '../../../shared/domain/plan.ts';
import type { Facts } from '../../../shared/facts.ts';
import { plus } from '../../../shared/time.ts';
import { aMeeting, aPair, at, kofi, london, maya } from '../facts.ts';
import { newId } from '../logs.ts';
import type { PanelBehind } from './browse.ts';
import type { PanelPairBehind } from './pair.ts';
import { duringCall, emptyFacts, joinLink, sceneFacts } from './scene.ts';

/** One state of the panel as somebody may meet it. */
type PanelStateShown = {
  who?: PersonId | null;
  facts?: Facts | Facts[];
  now?: typeof duringCall;
  /** What the pair have done by then. */
  done?: (pair: PanelPairBehind) => void;
  trouble?: number | 'hang';
  act?: (page: Page, behind: PanelBehind) => Promise<void>;
  text: string | RegExp;
};

const meeting: MeetingId = 'mtg_today';
const button = (page: Page, name: string) => page.getByRole('button', { name });
const begun = (pair: PanelPairBehind) => void pair.beginLog(maya, meeting);
const written = (by: PersonId) => (pair: PanelPairBehind) => {
  begun(pair);
  const topics = 'The January rota, and who says no to it\nHow to say no oneself';
  pair.log()!.types(by, 'frm_first', { topics, helped: 'A walk by the river before the hard part' }, duringCall);
};
const filed = (by: PersonId) => (pair: PanelPairBehind) => {
  written(by)(pair);
  pair.log()!.files(by, plus(duringCall, { minutes: 45 }));
};
const signed = (pair: PanelPairBehind) => {
  filed(kofi)(pair);
  pair.log()!.signs(maya, afterCall);
};
const afterCall = plus(duringCall, { minutes: 50 });
const later = at('2026-11-26T10:00');

const suggested = (facts: Facts, id: MeetingId, wall: string): Facts => {
  const time = { at: wall as never, zone: london, fold: 'earlier' as const, start: at(wall) };
  const outcome = propose(facts, kofi, { time, minutes: 60, method: 'video', place: null, joinLink }, id, later);
  if ('refused' in outcome) throw new Error(outcome.refused);
  const [change] = outcome.changes;
  return { ...facts, meetings: [...facts.meetings, (change as { row: Facts['meetings'][number] }).row] };
};
/** Two edits that the other was faster with, a third that is still open, and then the network is away and the window opened anew. */
const clashed = async (page: Page, { pair, server }: PanelBehind) => {
  const hand = () => ({ who: kofi, now: duringCall, change: newId('plc') });
  const edit = async (of: string, to: string) => {
    await button(page, `Edit “${of}”`).click();
    await page.getByLabel('What will be done?').fill(to);
  };
  await edit('Send the agenda two days ahead', 'Send the agenda a week ahead');
  pair.meanwhile((facts) => {
    const action = facts.actions.find(({ id }) => id === 'act_agenda')!;
    return editAction(facts, action.id, { ...saidOfAction(action), text: 'Send the agenda three days ahead, to both' }, hand());
  });
  await button(page, 'Save').click();
  await page.getByText('both changed this').waitFor();
  await button(page, 'Edit “Draft a rota for January and show it to two colleagues”').click();
  await page.getByLabel('What will be done?').first().fill('Draft a rota for the whole of the spring');
  pair.meanwhile((facts) => dropAction(facts, 'act_draft', null, hand()));
  await button(page, 'Save').first().click();
  await page.getByText('This was done or dropped while you were writing').waitFor();
  await page.getByText('Goals', { exact: true }).scrollIntoViewIfNeeded();
  await button(page, 'Edit “A rota that people can plan their lives around”').click();
  server.trouble(() => 503);
  await page.reload();
};
const twoPairs = () => {
  const second = sceneFacts({ mentor: { name: 'Ines Prado' } });
  return [emptyFacts(), { ...second, mentorship: { ...second.mentorship, id: 'men_second' as const }, meetings: [], agenda: [] }];
};
const ended = (): Facts => {
  const facts = sceneFacts({ meetings: [aMeeting({ id: meeting, at: '2026-11-24T14:00', status: 'held' })] });
  return { ...facts, mentorship: { ...facts.mentorship, status: 'ended' } };
};

export const panelStates: Record<string, PanelStateShown> = {
  pairing: { who: null, text: 'Pair this browser' },
  'a wrong code': {
    who: null,
    act: async (page) => {
      await page.getByLabel('Code').fill('nothing');
      await page.keyboard.press('Enter');
    },
    text: 'This code leads nowhere',
  },
  'the call': { done: written(kofi), text: 'Saves itself' },
  'the call, for a mentor': {
    who: kofi,
    done: begun,
    act: async (page) => page.getByText('Questions to ask').click(),
    text: 'For you as the mentor',
  },
  'a log read through': {
    done: written(maya),
    act: async (page) => button(page, 'Finish').click(),
    text: 'Read it through once',
  },
  'a log to confirm, and a correction to it': {
    now: afterCall,
    done: filed(kofi),
    act: async (page) => button(page, 'Suggest a correction').click(),
    text: 'What is not as it was?',
  },
  'a correction that was suggested': {
    who: kofi,
    now: afterCall,
    done: (pair) => {
      filed(kofi)(pair);
      pair.log()!.corrects(maya, 'It was the December rota', afterCall);
    },
    text: 'Maya Lind suggests a correction',
  },
  'an addition to sign': {
    who: kofi,
    now: later,
    done: (pair) => {
      signed(pair);
      pair.log()!.comments(kofi, 'A good hour', afterCall);
      pair.log()!.amends(maya, afterCall);
    },
    text: 'Maya Lind has added to the log',
  },
  'between calls': { now: at('2026-11-24T12:30'), text: 'Join at meet.google.com' },
  'between calls, with what is open and a talk of one’s own': {
    facts: suggested(suggested(sceneFacts(), 'mtg_next', '2026-12-08T14:00'), 'mtg_after', '2026-12-15T14:00'),
    now: later,
    done: (pair) => {
      pair.ask(maya, { type: 'talk.begin', script: 'grow' }, String);
      pair.ask(maya, { type: 'talk.answer', talk: pair.talkOf(maya)!.id, question: 'goal.today', text: 'A warmer hall' }, String);
    },
    act: async (page) => {
      await button(page, 'Suggest another time').first().click();
      await page.getByText('Your own thoughts').click();
    },
    text: 'Tuesday 15 December at 14:00',
  },
  'an ended pair': { facts: ended(), now: later, done: signed, text: 'Your mentoring has ended' },
  'an empty plan': { facts: aPair(), text: 'You have set no goal yet' },
  'a choice of pairs': { facts: twoPairs(), text: 'Which pair is this for?' },
  'what clashed and what has no place any more, offline and from last time': { done: begun, act: clashed, text: 'As of today at 14:20' },
  loading: { trouble: 'hang', text: 'Fetching your plan' },
  offline: { trouble: 503, text: 'You are offline' },
  expired: { trouble: 401, text: 'This browser is not paired any more' },
  'an error': { trouble: 400, text: 'Something went wrong here' },
  'the question before parting': {
    act: async (page) => {
      await button(page, 'More').click();
      await button(page, 'Part this browser from Cairn').click();
    },
    text: 'Your plan and logs stay where they are',
  },
};
