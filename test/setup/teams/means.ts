import { readCarried } from '../../../bot/chat/teams/carried.ts';
import { wordsFor } from '../../../shared/words/words.ts';
import { doing, type Means, type MeansForm, neededIn, seen, wordsOf } from '../means.ts';
import { everythingIn, textsIn } from './cards.ts';
import type { Json } from './state.ts';

const { teams } = wordsFor('en-GB');

/** What a card comes to for its reader. */
export function teamsMeans(card: object): Means {
  const all = everythingIn(unopened(card));
  const controls = all.filter(({ type }) => String(type).startsWith('Action.'));
  const long = controls.flatMap(({ tooltip }) => (tooltip === undefined ? [] : [seen(String(tooltip))]));
  return { says: wordsOf(all.flatMap(said).filter((text) => !long.includes(text))), does: controls.map(control).sort() };
}

/** What folds open is put where {@link everythingIn} does not look. */
const unopened = (card: object): unknown =>
  JSON.parse(JSON.stringify(card), (_, one) => (one?.type === 'Action.ShowCard' ? { ...one, card: undefined, data: one.card } : one));

function said(one: Json): string[] {
  if (one.type === 'FactSet') return (one.facts as Json[]).flatMap(({ title, value }) => [String(title), String(value)]);
  return one.type === 'TextBlock' || one.type === 'RichTextBlock' ? textsIn(one) : [];
}

function control({ type, title, tooltip, url, data }: Json): string {
  const label = String(tooltip ?? title);
  if (type !== 'Action.ShowCard') return doing(label, url ?? readCarried(data)?.ask, null);
  const { body } = data as { body: Json[] };
  const [heading = '', ...rest] = body.flatMap(said);
  const [yes] = everythingIn(body).filter((one) => String(one.type).startsWith('Action.'));
  return doing(label, readCarried(yes!.data)?.ask, { title: heading, text: rest.join('\n'), yes: String(yes!.title) });
}

export function teamsFormMeans(card: object): MeansForm {
  const { body } = card as { body: Json[] };
  const [send] = (body.at(-1) as { actions: Json[] }).actions;
  const { ask, keep = null, fields: kinds = {} } = readCarried(send!.data)!;
  const first = body.findIndex(isInput);
  const fields = body.flatMap((one, index) => {
    if (!isInput(one)) return [];
    const rest = body.slice(index + 1);
    const end = rest.findIndex((other) => other.type !== 'RichTextBlock');
    const below = rest
      .slice(0, end)
      .flatMap(said)
      .filter((text) => text !== teams.saves({ save: teams.saveForLater() }));
    const isOffered = kinds[String(one.id)] === 'select' || kinds[String(one.id)] === 'several';
    const options = isOffered ? (one.choices as Json[]).map(({ value, title }) => [value, title]) : null;
    return [[one.id, one.label, wordsOf(below), neededIn(keep, one.isRequired === true), options]];
  });
  return { fields, submit: String(send!.title), intro: wordsOf(body.slice(0, first).flatMap(said)), ask, keep };
}

const isInput = ({ type }: Json) => String(type).startsWith('Input.');
