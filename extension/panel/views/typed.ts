import type { Draft } from '../drafts.ts';
import type { Telling } from '../telling.ts';

export type TypedHere<F> = {
  fields: F;
  draft: Draft | undefined;
  /** `beside`: what else is kept with it. */
  change: (more: Partial<F>, beside?: Partial<Draft>) => void;
  forget: () => void;
};

/** What is typed in one form. It is kept with every letter, under a name that says what it is for: it outlives this view, and the browser. */
export function typedHere<F extends Record<string, string>>(
  { model, acts }: Pick<Telling, 'model' | 'acts'>,
  id: string,
  begun: F,
): TypedHere<F> {
  const draft = model.drafts[id];
  const fields = { ...begun, ...draft?.fields } as F;
  // What is as it was offered is nobody's words, and is offered anew another day; a form that somebody opened stays open.
  const isOffered = (next: F) => !draft?.seen && Object.keys(begun).every((name) => next[name] === begun[name]);
  const tell = (next: Draft | null) => acts.tell({ says: 'draft', id, draft: next });
  return {
    fields,
    draft,
    change: (more, beside) => {
      const next = { ...fields, ...more };
      tell(isOffered(next) ? null : { ...draft, ...beside, fields: next });
    },
    forget: () => tell(null),
  };
}
