import { coordinates } from '../../../shared/access.ts';
import { isRefusal } from '../../../shared/decision.ts';
import { invite } from '../../../shared/domain/inviting.ts';
import type { IntentOf } from '../../../shared/intent.ts';
import { namesOf } from '../../store/people.ts';
import { coordinatedBy, lockProgramme, pairsOf } from '../../store/programmes.ts';
import { keepSeat, SEAT_DAYS, seatFor, takeSeat } from '../../store/seats.ts';
import { colleague } from '../colleague.ts';
import { type Context, done, type Outcome, refused } from '../feature.ts';
import { sayRefusal } from '../refusal.ts';
import { tryCode } from '../trying.ts';
import { joinedCard, seatCard, seatEndedCard } from './across-cards.ts';
import { acrossForm } from './forms.ts';

/** A picker shows those of one's own chat alone. So the other of the pair brings a code that the coordinator hands them. */
export async function openAcross({ tx, who, words }: Context): Promise<Outcome> {
  const [first, ...others] = await coordinatedBy(tx, who.id);
  if (!first) return refused(words.pair.notCoordinator());
  return { answer: { answer: 'form', form: acrossForm(words, [first, ...others]) } };
}

export async function offerSeat(context: Context, { programme, person, role }: IntentOf<'pair.across'>): Promise<Outcome> {
  const { tx, who, words, now } = context;
  const run = await lockProgramme(tx, programme);
  if (!run || !coordinates(who.id, run.coordinators)) return refused(words.pair.notTheirs());
  const known = await colleague(context, person);
  if (!known) return refused(words.pair.outside(), { person: words.pair.outside() });
  const code = await keepSeat(tx, { programme, by: who.id, person: known.id, role }, now);
  // The code is not kept, so a repeated press is answered with another one.
  return { ...done(seatCard(words, { name: known.name, code, days: SEAT_DAYS, role }), 'new'), again: { type: 'pair.across.open' } };
}

/** The code stays good where it led to nothing, so that whoever was meant can still come. */
export function join(context: Context, { code }: IntentOf<'pair.join'>): Promise<Outcome> {
  return tryCode(
    context,
    () => stillOffered(context, code),
    context.words.pair.joinUnknown(),
    (found) => sit(context, code, found),
  );
}

async function stillOffered({ tx, now }: Context, code: string) {
  const seat = await seatFor(tx, code, now);
  const run = seat && (await lockProgramme(tx, seat.programme));
  return run && coordinates(seat.by, run.coordinators) ? { seat, run } : null;
}

type Offered = NonNullable<Awaited<ReturnType<typeof stillOffered>>>;

async function sit({ tx, who, words, now, newId }: Context, code: string, { seat, run }: Offered): Promise<Outcome> {
  const [other] = await namesOf(tx, [seat.person]);
  if (!other) return refused(words.pair.joinUnknown());
  const pair = seat.role === 'mentor' ? { mentor: other, mentee: who } : { mentor: who, mentee: other };
  const outcome = invite(run.programme, run.coordinators, await pairsOf(tx, [seat.programme]), seat.by, pair, newId('men'), now, who.id);
  if (isRefusal(outcome)) return sayRefusal(words.pair, outcome);
  if (!(await takeSeat(tx, code))) return refused(words.pair.joinUnknown());
  return done(joinedCard(words, run.programme.name), 'new', outcome.changes);
}

/** Of who does not coordinate, nobody learns whether a code is one. */
export async function endSeat(context: Context, { code }: IntentOf<'pair.seat.end'>): Promise<Outcome> {
  const { tx, who, words } = context;
  const offered = await stillOffered(context, code);
  const isTheirs = offered !== null && coordinates(who.id, offered.run.coordinators);
  if (!isTheirs || !(await takeSeat(tx, code))) return refused(words.pair.seatNotOpen());
  return done(seatEndedCard(words));
}
