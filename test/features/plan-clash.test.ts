import { expect, test } from 'vitest';
import type { Form } from '../../bot/chat/form.ts';
import { sealOf } from '../../bot/store/carried-seal.ts';
import { fromRow } from '../../bot/store/nouns.ts';
import type { Action } from '../../shared/domain/action.ts';
import type { GoalId } from '../../shared/domain/ids.ts';
import type { Ask } from '../../shared/intent.ts';
import type { Instant } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';
import { openDoor, pairUp } from './door.ts';

onBothEngines((engine) => {
  const opened = async () => {
    const door = await openDoor(await engine.openFreshStore());
    const { mentorship } = await pairUp(door);
    const [asha, idris] = [await door.personOf('UASHA'), await door.personOf('UIDRIS')];
    /** A form as it is sent: what it knew, what its fields show, and what was typed over that. */
    const send = ({ ask, fields }: Form, user: string, typed: object) => {
      const shown = fields.flatMap((one) => ('value' in one && one.value !== null ? [[one.name, one.value]] : []));
      return door.ask(user, { ...ask, ...Object.fromEntries(shown), ...typed } as Ask);
    };
    const rows = async (table: 'goal' | 'action') =>
      (
        await door.store.read
          .selectFrom(table as 'action')
          .selectAll()
          .execute()
      ).map((row) => fromRow(table, row as never, sealOf(door.store.read)));
    return { door, mentorship, asha, idris, send, rows };
  };

  test('two forms for one action that were open at once are put together, and where they differ both are shown before anything is saved', async () => {
    const { door, mentorship, asha, idris, send, rows } = await opened();
    const report = { text: 'Read the report', person: asha, byWhen: '2026-12-04', risk: 'No time' };
    await door.card('UASHA', { type: 'plan.action.add', mentorship, ...report } as Ask);
    const now = async () => (await rows('action'))[0] as Action;
    const { id: action } = await now();
    const open = (user: string) => door.form(user, { type: 'plan.action.edit.open', action });
    const [hers, his] = [await open('UASHA'), await open('UIDRIS')];
    door.clock.set('2026-11-16T10:02:00.000Z' as Instant);
    await send(his, 'UIDRIS', { text: 'Read the report aloud', person: idris });
    door.clock.set('2026-11-16T10:05:00.000Z' as Instant);
    await door.ask('UIDRIS', { type: 'plan.action.edit', ...(await now()), action, byWhen: '2026-12-11' } as Ask);

    const answer = await send(hers, 'UASHA', { text: 'Read half of it', risk: 'It is long' });
    const theirs = { value: 'Read the report aloud', by: idris, at: '2026-11-16T10:02:00.000Z' };
    expect(answer).toMatchObject({ answer: 'form', clash: { text: theirs } });
    expect(await now()).toMatchObject({ text: 'Read the report aloud', risk: 'No time', byWhen: '2026-12-11' });
    const { form } = answer as { form: Form };
    expect(form.fields.map((one) => ('value' in one ? one.value : null))).toEqual([
      'Read half of it',
      idris,
      '2026-12-11',
      null,
      null,
      'It is long',
    ]);
    expect(form.fields[0]!.hint).toBe('Idris Vaughan changed this on Monday 16 November at 15:32, to: Read the report aloud');
    await send(form, 'UASHA', {});
    expect(await now()).toMatchObject({ text: 'Read half of it', person: idris, byWhen: '2026-12-11', risk: 'It is long', by: asha });
  });

  test('of a goal as well, and what somebody changed themselves in another place is said to be theirs', async () => {
    const { door, mentorship, send, rows } = await opened();
    await door.card('UASHA', { type: 'plan.goal.add', mentorship, kind: 'short-term', text: 'Learn Welsh' } as Ask);
    const goal = (await rows('goal'))[0]!.id as GoalId;
    const form = await door.form('UASHA', { type: 'plan.goal.edit.open', goal });
    door.clock.set('2026-11-16T10:02:00.000Z' as Instant);
    await door.card('UASHA', { type: 'plan.goal.edit', goal, text: 'Learn some Welsh', criteria: 'I greet in it' });
    await door.card('UIDRIS', { type: 'plan.goal.keep', goal });
    const answer = await send(form, 'UASHA', { criteria: 'I order tea in it' });
    expect(answer).toMatchObject({ answer: 'form', clash: { criteria: { value: 'I greet in it' } } });
    const { form: again } = answer as { form: Form };
    expect(again.fields.map((one) => ('value' in one ? one.value : null))).toEqual(['Learn some Welsh', 'I order tea in it']);
    expect(again.fields[1]!.hint).toContain('You changed this elsewhere on Monday 16 November at 15:32, to: I greet in it');
    await send(again, 'UASHA', {});
    expect((await rows('goal'))[0]).toMatchObject({ text: 'Learn some Welsh', criteria: 'I order tea in it' });
  });
});
