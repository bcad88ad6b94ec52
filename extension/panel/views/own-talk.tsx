import type { OwnTalk } from '../../../shared/talks/own.ts';
import { longestInForm } from '../../../shared/talks/talk.ts';
import { answerDraft } from '../drafts.ts';
import { underWay } from '../model.ts';
import type { Telling } from '../telling.ts';
import { LongText, Select } from './field.tsx';
import { Folded } from './section.tsx';
import { typedHere } from './typed.ts';

type Asked = Extract<OwnTalk['at'], { in: 'question' }>;

/** A guided talk of the reader's own: folded away, as whoever shares their screen would show it. */
export function Thoughts({ telling }: { telling: Telling }) {
  const { model, acts, say, entry, pair, isActive } = telling;
  const { talk } = model.state!;
  const isOffered = isActive && pair.me.role === 'mentee' && (!talk || talk.status === 'done');
  if (!talk && !isOffered) return null;
  const about = entry.meeting ? { meeting: entry.meeting } : { mentorship: pair.mentorship };
  return (
    <Folded title={say.talk()}>
      <p class="hint">{say.talkHint()}</p>
      {talk && <Talk telling={telling} talk={talk} />}
      {isOffered && (
        <button type="button" onClick={() => acts.ask({ type: 'talk.begin', script: 'grow', ...about })}>
          {say.talkBegin()}
        </button>
      )}
    </Folded>
  );
}

function Talk({ telling, talk }: { telling: Telling; talk: OwnTalk }) {
  const { say } = telling;
  return (
    <>
      <h3>{talk.title}</h3>
      {talk.answered.length > 0 && (
        <details class="inner">
          <summary>{say.talkAnswered()}</summary>
          <dl class="record">
            {talk.answered.map(({ question, ask, text }) => (
              <div key={question}>
                <dt class="hint">{ask}</dt>
                <dd class="written">{text}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <Here telling={telling} talk={talk} />
    </>
  );
}

function Here({ telling, talk }: { telling: Telling; talk: OwnTalk }) {
  const { acts, say } = telling;
  const { at } = talk;
  const move = (to: 'resume' | 'finish' | 'raise' | 'smaller' | 'let-go', text: string) => (
    <button type="button" onClick={() => acts.ask({ type: 'talk.move', talk: talk.id, move: { move: to } })}>
      {text}
    </button>
  );
  if (talk.status === 'done') return <p class="hint">{say.talkDone()}</p>;
  if (at === null) return move('resume', say.talkGoOn());
  if (at.in === 'question') return <Question key={at.question} telling={telling} talk={talk} asked={at} />;
  return (
    <>
      <p>{at.in === 'below' ? say.talkBelow({ under: at.under }) : say.talkEnd()}</p>
      <div class="buttons">
        {at.in === 'summary' ? (
          move('finish', say.talkFinish())
        ) : (
          <>
            {move('raise', say.talkRaise())}
            {move('smaller', say.talkSmaller())}
            {move('let-go', say.talkLetGo())}
          </>
        )}
      </div>
    </>
  );
}

const NONE = 'none';

function Question({ telling, talk, asked }: { telling: Telling; talk: OwnTalk; asked: Asked }) {
  const { model, acts, say } = telling;
  const { question, ask, stage, nth, of, scale } = asked;
  const { fields, change } = typedHere(telling, answerDraft(talk.id, question), { text: asked.text, value: NONE });
  const { text, value } = fields;
  const isBusy = underWay(model, 'talk.answer').length + underWay(model, 'talk.move').length > 0;
  const no = model.refused?.intent.type === 'talk.answer' ? model.refused.fields.text : undefined;
  const numbers = scale ? Array.from({ length: scale.most - scale.least + 1 }, (_, index) => String(scale.least + index)) : [];
  function submit(event: Event) {
    event.preventDefault();
    if (!isBusy) acts.ask({ type: 'talk.answer', talk: talk.id, question, text, ...(scale ? { value } : {}) });
  }
  return (
    <form onSubmit={submit} aria-busy={isBusy}>
      <p class="kind">{`${stage} · ${nth}/${of}`}</p>
      {scale && (
        <>
          <p>{ask}</p>
          <Select
            label={say.talkNumber(scale)}
            value={value}
            options={[{ value: NONE, label: '–' }, ...numbers.map((one) => ({ value: one, label: one }))]}
            onValue={(number) => change({ value: number })}
          />
        </>
      )}
      <LongText
        label={scale ? say.talkBeside() : ask}
        text={text}
        most={longestInForm}
        isOn
        error={no}
        onText={(typed) => change({ text: typed })}
      />
      <div class="buttons">
        <button type="submit" aria-disabled={isBusy}>
          {say.talkSave()}
        </button>
        <button
          type="button"
          class="quiet"
          aria-disabled={isBusy}
          onClick={() => !isBusy && acts.ask({ type: 'talk.move', talk: talk.id, move: { move: 'skip', on: question } })}
        >
          {say.talkSkip()}
        </button>
      </div>
    </form>
  );
}
