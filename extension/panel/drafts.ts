import type { Asked, PanelAsk } from '../../shared/api.ts';
import { type Marks, marksOf, type Theirs } from '../../shared/domain/edited.ts';

/**
 * What is typed and not asked for yet, by what it is for: it outlives the view it is typed in, and the browser. `clash`: what the other
 * made of the same meanwhile; `own`: what was typed where theirs was taken. `left`: it was asked for and not taken, and in its place
 * somebody had begun to write anew, or it was asked in another panel.
 */
export type Draft = {
  fields: Record<string, string>;
  seen?: Marks;
  clash?: Record<string, Theirs>;
  own?: Record<string, string>;
  left?: { intent: PanelAsk; why: string | null };
};
export type Drafts = Readonly<Record<string, Draft>>;

/** What each of these is about, and so which draft it is made from. */
const subjects: { [T in PanelAsk['type']]?: string } = {
  'agenda.add': 'meeting',
  'log.action': 'log',
  'log.amend': 'log',
  'log.comment': 'log',
  'log.correct': 'log',
  'log.differ': 'log',
  'meeting.move': 'meeting',
  'meeting.propose': 'mentorship',
  'plan.action.add': 'mentorship',
  'plan.action.drop': 'action',
  'plan.action.edit': 'action',
  'plan.goal.add': 'mentorship',
  'plan.goal.edit': 'goal',
};

export const draftId = (type: PanelAsk['type'], about: string): string => `${type}/${about}`;

export const answerDraft = (talk: string, question: string): string => draftId('talk.answer', `${talk}/${question}`);

/** null for what nobody types. */
export function draftIdOf(intent: PanelAsk): string | null {
  if (intent.type === 'talk.answer') return answerDraft(intent.talk, intent.question);
  const subject = subjects[intent.type];
  return subject === undefined ? null : draftId(intent.type, (intent as unknown as Record<string, string>)[subject]!);
}

export function without(drafts: Drafts, id: string | null): Drafts {
  if (id === null || !(id in drafts)) return drafts;
  const { [id]: _, ...others } = drafts;
  return others;
}

/** Of a draft what its writer made of it: not what the other did meanwhile, nor what stands in it as it was seen. */
export function ownIn({ clash: _, ...draft }: Draft): Draft {
  const { seen, fields } = draft;
  if (!seen) return draft;
  const marks = marksOf(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value || null])));
  const own = <T>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([name]) => marks[name] !== seen[name]));
  return { ...draft, fields: own(fields), seen: own(seen) };
}

/** What was not taken stands again where it was typed; where somebody writes anew by now, it is kept beside. */
export function givenBack(drafts: Drafts, key: string, intent: PanelAsk, answer: Exclude<Asked, { done: true }> | null): Drafts {
  const id = draftIdOf(intent);
  if (id === null) return intent.type === 'log.keep' ? setAside(drafts, key, intent, answer) : drafts;
  const why = answer?.refused ?? null;
  const { clash } = answer ?? {};
  const { seen } = intent as { seen?: Marks };
  const seenNow = { ...seen, ...marksOf(Object.fromEntries(Object.entries(clash ?? {}).map(([field, { value }]) => [field, value]))) };
  const there = drafts[id];
  // They went on writing at the same: it began with what was asked, and has now to do with both.
  if (clash && there) return { ...drafts, [id]: { ...there, seen: { ...there.seen, ...seenNow }, clash, own: {} } };
  const draft: Draft = { fields: fieldsOf(intent), ...(seen ? { seen: seenNow } : {}), ...(clash ? { clash } : {}) };
  // A time that was suggested is no words of anybody's.
  if (there && !draft.fields.text && !draft.fields.reason) return drafts;
  const isFree = !there || JSON.stringify(there.fields) === JSON.stringify(draft.fields);
  return isFree ? { ...drafts, [id]: draft } : { ...drafts, [`left/${key}`]: { ...draft, left: { intent, why } } };
}

/** What was not taken and has no place to go back to, or was asked in another panel, where somebody may write on: it is kept beside. */
export function setAside(drafts: Drafts, key: string, intent: PanelAsk, answer: Exclude<Asked, { done: true }> | null): Drafts {
  const left = { intent, why: answer?.refused ?? null };
  // What a form began with is nobody's words of now.
  if (intent.type === 'log.keep') return intent.at === 0 ? drafts : { ...drafts, [`left/${intent.form}`]: { fields: {}, left } };
  return { ...drafts, [`left/${key}`]: { fields: fieldsOf(intent), left } };
}

/** Of all drafts those that are kept beside. */
export const asideIn = (drafts: Drafts): Drafts => Object.fromEntries(Object.entries(drafts).filter(([, { left }]) => left !== undefined));

function fieldsOf(intent: PanelAsk): Record<string, string> {
  const all = Object.entries(intent as unknown as Record<string, string>).filter(([, value]) =>
    ['string', 'number'].includes(typeof value),
  );
  return Object.fromEntries(all.map(([name, value]) => [name, String(value)]));
}
