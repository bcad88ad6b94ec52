import type { ScriptId } from './talk.ts';

/**
 * A guided talk as data: stages with something they are after, and questions that may help to find it. A script is pure
 * content; `step` is the one engine for all of them. Once released, a version stays as it is: open talks were begun with it.
 */

/** One wording in each language there is; British English always. */
export type Worded = { readonly 'en-GB': string; readonly [language: string]: string };

type Asked = {
  /** Unlike any other in its script, and kept with the answers. */
  readonly id: string;
  readonly ask: Worded;
  /** Other ways to ask the same, for “ask me differently”. */
  readonly differently: readonly [Worded, ...Worded[]];
};

/** The spine is asked of everybody, the deeper ones of whoever wants more. */
export type OpenQuestion = Asked & { readonly kind: 'open'; readonly depth: 'spine' | 'deeper' };

export type RatingQuestion = Asked & {
  readonly kind: 'rating';
  readonly depth: 'spine';
  readonly least: number;
  readonly most: number;
  /** null where every number is as good as any other. */
  readonly below: Threshold | null;
};

/** Asked below `under`, for whoever wants it: what would raise the number, or a smaller step. Letting it go is as good, and asks nothing. */
export type Threshold = { readonly under: number; readonly raise: OpenQuestion; readonly smaller: OpenQuestion };

export type Question = OpenQuestion | RatingQuestion;

export type Stage = {
  readonly id: string;
  readonly name: Worded;
  /** What its questions are there to find. */
  readonly after: Worded;
  readonly questions: readonly Question[];
};

export type Script = {
  readonly id: ScriptId;
  readonly version: number;
  readonly title: Worded;
  /** What it is, before the first question. */
  readonly about: Worded;
  readonly stages: readonly Stage[];
};

/** The wording nearest to a BCP 47 language: `en-IE`, then `en`, then British English. */
export function inLanguage(worded: Worded, language: string): string {
  return worded[language] ?? worded[language.split('-')[0]!] ?? worded['en-GB'];
}

/** In the order of the script, without what only follows a low rating. */
export function questionsOf(script: Script): Question[] {
  return script.stages.flatMap((stage) => stage.questions);
}

export function spineOf(script: Script): Question[] {
  return questionsOf(script).filter(({ depth }) => depth === 'spine');
}

/** Where a question stands. `rating` is the rating that it follows, if it is asked only below a threshold. */
export type Standing = { stage: Stage; question: Question; rating: RatingQuestion | null };

/** null for an id that the script does not have. */
export function find(script: Script, id: string): Standing | null {
  for (const stage of script.stages) {
    for (const question of stage.questions) {
      if (question.id === id) return { stage, question, rating: null };
      const follows = followUps(question).find((one) => one.id === id);
      if (follows && question.kind === 'rating') return { stage, question: follows, rating: question };
    }
  }
  return null;
}

export function followUps(question: Question): OpenQuestion[] {
  return question.kind === 'rating' && question.below ? [question.below.raise, question.below.smaller] : [];
}
