import { loadHome } from '../../store/home.ts';
import { type Context, done, type Outcome } from '../feature.ts';
import { drawHome } from './cards.ts';

export async function openHome({ tx, who, words, now, url }: Context): Promise<Outcome> {
  return done(drawHome({ ...(await loadHome(tx, who.id, now)), reader: { person: who, words }, now, url }), 'home');
}
