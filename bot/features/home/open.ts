import { loadHome } from '../../store/home.ts';
import { type Context, done, type Outcome } from '../feature.ts';
import { halfDone } from '../half-done.ts';
import { drawHome } from './cards.ts';

export async function openHome(context: Context): Promise<Outcome> {
  const { tx, who, words, now, url } = context;
  const talk = await halfDone(context);
  return done(drawHome({ ...(await loadHome(tx, who.id, now)), talk, reader: { person: who, words }, now, url }), 'home');
}
