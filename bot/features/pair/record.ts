import { viewOfInvitation, viewOfOneself } from '../../../shared/access.ts';
import { loadFacts } from '../../store/facts.ts';
import { mentorshipsOf } from '../../store/mentorships.ts';
import { pausesOf } from '../../store/people.ts';
import { coordinatedBy } from '../../store/programmes.ts';
import { tallyOf } from '../../store/record.ts';
import { type Context, done, type Outcome } from '../feature.ts';
import { recordCard } from './record-card.ts';

/** Everybody may always see what is recorded about them and who can read it, from the first invitation on. */
export async function showRecord({ tx, who, words, now }: Context): Promise<Outcome> {
  const all = await loadFacts(tx, await mentorshipsOf(tx, who.id), now);
  const own = viewOfOneself(who, await pausesOf(tx, who.id));
  const pairs = [...all.values()].flatMap((facts) => viewOfInvitation(facts, who.id) ?? []);
  const coordinates = (await coordinatedBy(tx, who.id)).map((one) => one.name);
  return done(recordCard(words, own, pairs, coordinates, await tallyOf(tx, who.id)), 'new');
}
