import { expect, test } from 'vitest';
import type { Facts } from '../../shared/facts.ts';
import { type NudgeKind, nudgeKinds, planned, plannedOf } from '../../shared/nudges.ts';
import { aMeeting, aPair, at } from '../setup/facts.ts';
import { aLog } from '../setup/logs.ts';
import { kofi, maya } from '../setup/pair-facts.ts';

const both = aMeeting({ at: '2026-11-24T14:00' });
const ended = { by: kofi, at: at('2026-11-20T10:00'), kind: 'cancelled', notice: 'in-time', another: 'cannot-say' } as const;
const held = aMeeting({ at: '2026-11-17T14:00', status: 'held' });
const unwritten = aMeeting({ at: '2026-11-18T14:00', status: 'held' });
const busy = aPair({
  meetings: [
    held,
    unwritten,
    both,
    aMeeting({ at: '2026-12-01T14:00', status: 'proposed' }),
    aMeeting({ at: '2026-12-03T14:00', status: 'cancelled', ending: ended }),
    aMeeting({ at: '2026-12-08T14:00', movedFrom: at('2026-12-07T14:00'), status: 'proposed', scheduleRevision: 2 }),
  ],
  attendance: [
    { meeting: both.id, person: kofi, met: true, at: at('2026-11-24T16:00') },
    { meeting: both.id, person: maya, met: false, at: at('2026-11-24T16:30') },
  ],
  logs: [aLog(held, { status: 'filed', filedAt: at('2026-11-17T16:00'), completedAt: null })],
  late: [{ meeting: both.id, person: kofi, minutes: 5, at: at('2026-11-24T13:50') }],
});
const invited: Facts = {
  ...aPair(),
  mentorship: { ...aPair().mentorship, status: 'invited' },
  parties: aPair().parties.map((party) => ({ ...party, invitation: 'invited', answeredAt: null })),
};

test.each([
  { name: 'an active pair', facts: busy, least: 14 },
  { name: 'a pair that was only invited', facts: invited, least: 1 },
])('what is owed of one kind to $name is what the whole plan has of it', ({ facts, least }) => {
  const whole = planned(facts);
  const kinds = new Set(whole.map(({ kind }) => kind));
  expect(kinds.size).toBeGreaterThanOrEqual(least);
  const ofKind = (list: ReturnType<typeof planned>, kind: NudgeKind) => list.filter((one) => one.kind === kind);
  for (const kind of nudgeKinds) expect(ofKind(plannedOf(facts, kind), kind)).toEqual(ofKind(whole, kind));
});
