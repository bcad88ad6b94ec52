import { useEffect, useRef, useState } from 'preact/hooks';
import type { PanelAsk } from '../../../shared/api.ts';
import { logLengths } from '../../../shared/domain/log.ts';
import { type LogOffer, offeredOn, offersOn } from '../../../shared/domain/log-offers.ts';
import { draftId } from '../drafts.ts';
import { type Log, type Telling, turnOn } from '../telling.ts';
import { LongText } from './field.tsx';
import { typedHere } from './typed.ts';

type Remark = Extract<LogOffer, 'correct' | 'differ' | 'comment' | 'amend'>;
type Pressed = Exclude<LogOffer, Remark>;
const pressed: readonly LogOffer[] = ['sign', 'withdraw', 'amend.sign', 'amend.withdraw'] satisfies Pressed[];
const isPressed = (offer: LogOffer): offer is Pressed => pressed.includes(offer);

/** What the reader may do about a log, and no more: to put a name to it, or to say something to it in a few words of their own. */
export function Offers({ telling, log }: { telling: Telling; log: Log }) {
  const { model, acts, say, entry } = telling;
  const [wish, setWish] = useState<Remark | null>();
  const remarks = offersOn(log).filter((one): one is Remark => !isPressed(one));
  // What was typed and not sent, or not taken, stands in the form that it was written in.
  const open = wish === undefined ? remarks.find((one) => model.drafts[draftId(`log.${one}`, log.id)]) : wish;
  const underWay = model.pending.find(({ intent }) => 'log' in intent && intent.log === log.id)?.intent.type;
  // Nobody's name is put to what is not what they read.
  const offers = offersOn(log).filter((one) => !(entry.isWrong && (one === 'sign' || one === 'amend.sign')));
  const isSigning = offers[0] === 'sign';
  const next = turnOn(telling, log)?.to === 'correct' ? 'withdraw' : offers.find((one) => one === 'sign' || one === 'amend.sign');
  return (
    <>
      {isSigning && <p class="hint">{say.confirmHint()}</p>}
      <div class="buttons">
        {offers.map((offer) => (
          <button
            key={offer}
            type="button"
            class={offer === next ? 'first' : ''}
            aria-expanded={isPressed(offer) ? undefined : offer === open}
            aria-disabled={underWay !== undefined || !model.isOnline}
            onClick={() => {
              if (!isPressed(offer)) setWish(offer === open ? null : offer);
              else if (underWay === undefined && model.isOnline) acts.ask(askOf(log, offer));
            }}
          >
            {offer === 'sign' && underWay === 'log.sign' ? say.signing() : label(telling, offer)}
          </button>
        ))}
      </div>
      {open && <RemarkForm key={open} telling={telling} log={log} remark={open} onDone={() => setWish(undefined)} />}
    </>
  );
}

function label({ say }: Telling, offer: LogOffer): string {
  const names: Record<LogOffer, () => string> = {
    sign: say.confirmSign,
    correct: say.correct,
    differ: say.differ,
    comment: say.comment,
    withdraw: say.withdraw,
    amend: say.amend,
    'amend.sign': say.signAdded,
    'amend.withdraw': say.withdrawAdded,
  };
  return names[offer]();
}

/** What a button asks for by itself. */
function askOf(log: Log, offer: Pressed): PanelAsk {
  return offer === 'withdraw' ? { type: 'log.withdraw', log: log.id } : { type: `log.${offer}`, log: log.id, entry: offeredOn(log, offer) };
}

function RemarkForm({ telling, log, remark, onDone }: { telling: Telling; log: Log; remark: Remark; onDone: () => void }) {
  const { model, acts, say, partner } = telling;
  const refused = model.refused?.intent.type === `log.${remark}` ? model.refused : null;
  const { fields, change } = typedHere(telling, draftId(`log.${remark}`, log.id), { text: '', reason: '' });
  const { text, reason } = fields;
  const [isSent, setSent] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current!.querySelector('textarea')!.focus(), []);
  const missing = (value: string) => (isSent && value.trim() === '' ? say.wordsMissing() : undefined);
  const hint = { correct: say.correctHint, differ: say.differHint, comment: say.commentHint, amend: say.amendHint }[remark];
  const title = { correct: say.correctText, differ: say.differText, comment: say.commentText, amend: say.amendText }[remark];

  function submit(event: Event) {
    event.preventDefault();
    setSent(true);
    const about = { log: log.id, text: text.trim() };
    if (about.text === '' || (remark === 'amend' && reason.trim() === '')) return;
    if (remark === 'amend') acts.ask({ type: 'log.amend', ...about, reason: reason.trim() });
    else acts.ask({ type: `log.${remark}`, ...about, entry: offeredOn(log, remark) });
    onDone();
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <LongText
        label={title()}
        hint={hint({ partner: partner.name })}
        text={text}
        most={remark === 'amend' ? logLengths.topics : logLengths.remark}
        error={missing(text) ?? refused?.fields.text}
        onText={(typed) => change({ text: typed })}
      />
      {remark === 'amend' && (
        <LongText
          label={say.amendReason()}
          text={reason}
          most={logLengths.reason}
          error={missing(reason)}
          onText={(typed) => change({ reason: typed })}
        />
      )}
      <button type="submit">{remark === 'amend' ? say.amendSign() : say.send()}</button>
    </form>
  );
}
