import type { TestEngine } from '../setup/engines.ts';
import type { Actor } from './stage/actor.ts';
import { type Casting, openStage, type Stage, type Theatre } from './stage/stage.ts';

/** Morwenna coordinates; Idris mentors Asha. */
export type Play = { stage: Stage; morwenna: Actor; idris: Actor; asha: Actor };

export const cast = (zones: { idris?: string; asha?: string } = {}): Casting[] => [
  { user: 'UMORWENNA', name: 'Morwenna Pascoe', zone: 'Europe/London', admin: true },
  { user: 'UIDRIS', name: 'Idris Vaughan', zone: zones.idris ?? 'Europe/London' },
  { user: 'UASHA', name: 'Asha Nair', zone: zones.asha ?? 'Europe/London' },
];

/** The stage with nobody introduced yet. */
export async function openPlay(theatre: Theatre, engine: TestEngine, from: string, zones = {}): Promise<Play> {
  const stage = await openStage(theatre, engine, cast(zones), from);
  return { stage, morwenna: stage.actor('UMORWENNA'), idris: stage.actor('UIDRIS'), asha: stage.actor('UASHA') };
}

/** A programme, and a pair that both accepted. */
export async function pairUp({ stage, morwenna, idris, asha }: Play): Promise<void> {
  await morwenna.says('setup');
  await morwenna.fills({ name: 'Rowan Valley', zone: 'Europe/London', jurisdiction: 'england-and-wales' });
  await morwenna.says('pair');
  await morwenna.fills({ mentor: 'UIDRIS', mentee: 'UASHA' });
  await stage.settle();
  await idris.presses('Accept');
  await asha.presses('Accept');
  await stage.settle();
}
