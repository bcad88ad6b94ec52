import { afterEach, describe } from 'vitest';
import type { TestEngine } from '../setup/engines.ts';
import { engineOf } from '../setup/engines.ts';
import type { Actor } from './stage/actor.ts';
import { type Casting, openStage, type Stage, type Theatre } from './stage/stage.ts';
import { theatresFor } from './stage/theatres.ts';

/** Morwenna coordinates; Idris mentors Asha. */
export type Play = { stage: Stage; morwenna: Actor; idris: Actor; asha: Actor };
type Zones = { idris?: string; asha?: string };

/** Opens the stage at an hour in London, with nobody introduced yet. */
export type Open = (from: string, zones?: Zones) => Promise<Play>;

/** Tells a story on every chat and both engines; `only` for what one chat alone can show. */
export function story(title: string, tell: (open: Open) => void, only?: Theatre['chat']): void {
  const where = theatresFor(title, only);
  describe.each(where)(`${title} (in $chat, on $engine)`, ({ theatre, engine: name }) => {
    const engine = engineOf(name);
    let stage: Stage | null = null;
    afterEach(async () => {
      await stage?.end();
      stage = null;
    });
    tell(async (from, zones) => {
      const play = await openPlay(theatre, engine, from, zones);
      stage = play.stage;
      return play;
    });
  });
}

/** The three with one chat and engine; the stage is the caller's to end. */
export async function openPlay(theatre: Theatre, engine: TestEngine, from: string, zones: Zones = {}): Promise<Play> {
  const cast: Casting[] = [
    { user: 'UMORWENNA', name: 'Morwenna Pascoe', zone: 'Europe/London', admin: true },
    { user: 'UIDRIS', name: 'Idris Vaughan', zone: zones.idris ?? 'Europe/London' },
    { user: 'UASHA', name: 'Asha Nair', zone: zones.asha ?? 'Europe/London' },
  ];
  const stage = await openStage(theatre, engine, cast, from);
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

/** Asha suggests a time in words, and Idris agrees. */
export async function book({ stage, idris, asha }: Play, words: string): Promise<void> {
  await asha.says(`meet ${words}`);
  await asha.presses('Suggest it');
  await stage.settle();
  await idris.presses('That works');
  await stage.settle();
}

/** What somebody is told while something happens. */
export async function during(actor: Actor, happens: () => Promise<unknown>): Promise<string[]> {
  const before = (await actor.messages()).length;
  await happens();
  return (await actor.messages()).slice(before);
}
