import { expect, test } from 'vitest';
import type { ChatFault } from '../../bot/chat/port.ts';
import { createPeople } from '../../bot/chat/teams/people.ts';
import { channel, conversationsOf, KOFI, personal, ScriptedSeam, TENANT } from '../setup/scripted-seam.ts';

const kofi = { user: '29:b2', object: KOFI, name: 'Kofi', mail: null, guest: false };
const busy: ChatFault = { fault: 'busy', reason: 'Teams answered with status 503' };
const gone: ChatFault = { fault: 'final', reason: 'Teams answered 403 BotNotInConversationRoster', onlyThis: true };

function aWorld({ isThere = true, faults = [] as (ChatFault | null)[] } = {}) {
  const seam = new ScriptedSeam();
  if (isThere) seam.members.set(KOFI, kofi);
  seam.faults.push(...faults);
  return createPeople({ seam, conversations: conversationsOf(personal(KOFI), channel()) });
}

test('whoever is chosen is known by any place that Cairn shares with them', async () => {
  expect(await aWorld().picked(TENANT, KOFI)).toMatchObject({ name: 'Kofi', active: true });
  expect(await aWorld({ faults: [busy] }).picked(TENANT, KOFI)).toMatchObject({ name: 'Kofi' });
  expect(await aWorld({ faults: [gone] }).picked(TENANT, KOFI)).toMatchObject({ name: 'Kofi' });
  expect(await aWorld({ isThere: false }).picked(TENANT, KOFI)).toBe(null);
});

test('whom Teams says nothing of for a moment is not taken for somebody that Cairn never met', async () => {
  expect(await aWorld({ faults: [busy, busy] }).picked(TENANT, KOFI)).toBe('no answer');
  expect(await aWorld({ isThere: false, faults: [null, busy] }).picked(TENANT, KOFI)).toBe('no answer');
  expect(await aWorld({ faults: [gone, gone] }).picked(TENANT, KOFI)).toBe(null);
});

test('of channels those are offered that Teams says somebody is in', async () => {
  const who = { tenant: TENANT, object: KOFI, user: '29:b2', name: 'Kofi', zone: null, language: null };
  expect(await aWorld().channelsOf(who)).toEqual([{ value: channel().id, label: 'Coordinators' }]);
  expect(await aWorld({ faults: [busy] }).channelsOf(who)).toEqual([]);
  expect(await aWorld({ faults: [gone] }).channelsOf(who)).toEqual([]);
});
