import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../shared/decision.ts';
import { actionsNotReady, addPoint, carryPoint, pointsLeft, removePoint, tickPoint } from '../../shared/domain/agenda.ts';
import type { AgendaPointId } from '../../shared/domain/ids.ts';
import { plus } from '../../shared/time.ts';
import { aMeeting, aPair, at, factsAfter, kofi, maya } from '../setup/facts.ts';

const now = at('2026-11-20T09:00');
const why = (outcome: object) => (isRefusal(outcome) ? outcome.refused : 'done');

describe('an agenda', () => {
  const meeting = aMeeting({ at: '2026-11-24T14:00' });
  const facts = aPair({ meetings: [meeting] });
  const over = plus(meeting.start, { minutes: 61 });

  test('belongs to both; a point is taken off by whoever put it there', () => {
    const point = 'agp_one1' as AgendaPointId;
    const with1 = factsAfter(facts, addPoint(facts, maya, meeting.id, 'My first team meeting', point, now));
    expect(why(removePoint(with1, kofi, point))).toBe('pointNotYours');
    const talked = factsAfter(with1, tickPoint(with1, kofi, point, true));
    expect(talked.agenda).toMatchObject([{ id: point, person: maya, talked: true }]);
    expect(factsAfter(talked, tickPoint(talked, maya, point, false))).toEqual(with1);
    expect(why(tickPoint(facts, kofi, point, true))).toBe('pointGone');
    expect(factsAfter(with1, removePoint(with1, maya, point)).agenda).toEqual([]);
    expect(why(removePoint(facts, maya, point))).toBe('pointGone');
    expect(why(addPoint(facts, maya, meeting.id, 'Too late', point, over))).toBe('isOver');
  });

  test('what was not talked about goes on another agenda as its writer’s, while there is room and that meeting is not over', () => {
    const point = 'agp_one1' as AgendaPointId;
    const next = { ...meeting, id: 'mtg_after' as const, start: plus(meeting.start, { days: 14 }) };
    const both = { ...factsAfter(facts, addPoint(facts, maya, meeting.id, 'The roof', point, now)), meetings: [meeting, next] };
    const carried = factsAfter(both, carryPoint(both, kofi, point, next.id, over));
    expect([now, over].map((moment) => pointsLeft(both, moment).map(({ id }) => id))).toEqual([[], [point]]);
    expect(pointsLeft({ ...both, agenda: both.agenda.map((one) => ({ ...one, talked: true })) }, over)).toEqual([]);
    expect(pointsLeft({ ...both, meetings: [{ ...meeting, status: 'cancelled' }, next] }, over)).toEqual([]);
    expect(pointsLeft(carried, over)).toEqual([]);
    expect(carried.agenda).toMatchObject([{ id: point, meeting: next.id, person: maya, talked: false }]);
    expect(carryPoint(carried, maya, point, next.id, over)).toEqual({ changes: [] });
    expect(why(carryPoint(carried, maya, point, meeting.id, over))).toBe('isOver');
    const many = Array.from({ length: 20 }, (_, index) => ({ ...carried.agenda[0]!, id: `agp_many${index}` as AgendaPointId }));
    const full = { ...both, agenda: [...both.agenda, ...many] };
    expect(why(carryPoint(full, maya, point, next.id, over))).toBe('agendaFull');
  });

  test('“my actions will not be ready” said twice is said once', () => {
    const said = factsAfter(facts, actionsNotReady(facts, maya, meeting.id, 'agp_one1' as AgendaPointId, now));
    expect(actionsNotReady(said, maya, meeting.id, 'agp_two2' as AgendaPointId, now)).toEqual({ changes: [] });
  });
});
