import { viewOfInvitation, viewOfOneself, viewOfReach } from '../../../shared/access.ts';
import { loadFacts } from '../../store/facts.ts';
import { mentorshipsOf } from '../../store/mentorships.ts';
import { pausesOf } from '../../store/people.ts';
import { coordinatedBy } from '../../store/programmes.ts';
import { readingsOf, tallyOf } from '../../store/record.ts';
import { type Context, done, type Outcome } from '../feature.ts';
import { readingsCard } from './readings-card.ts';
import { recordCard } from './record-card.ts';

const MOST_READINGS = 15;

/** Everybody may always see what is recorded about them and who can read it, from the first invitation on. */
export async function showRecord({ tx, who, words, now }: Context): Promise<Outcome> {
  const all = [...(await loadFacts(tx, await mentorshipsOf(tx, who.id), now)).values()];
  const record = {
    own: viewOfOneself(who, await pausesOf(tx, who.id)),
    pairs: all.flatMap((facts) => viewOfInvitation(facts, who.id) ?? []),
    reaches: all.flatMap((facts) => viewOfReach(facts, who.id, now) ?? []),
    coordinates: (await coordinatedBy(tx, who.id)).map((one) => one.name),
    tally: await tallyOf(tx, who.id),
  };
  return done(recordCard({ person: who, words }, record, now), 'new');
}

/** Who has read which log, and when. */
export async function showReadings({ tx, who, words, now }: Context): Promise<Outcome> {
  const all = [...(await loadFacts(tx, await mentorshipsOf(tx, who.id), now)).values()];
  const pairs = all.flatMap((facts) => viewOfInvitation(facts, who.id) ?? []);
  const { readings } = await tallyOf(tx, who.id);
  return done(readingsCard({ person: who, words }, pairs, await readingsOf(tx, who.id, MOST_READINGS), readings, now), 'new');
}
