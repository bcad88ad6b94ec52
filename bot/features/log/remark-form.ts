import type { LogEntryId } from '../../../shared/domain/ids.ts';
import { logLengths } from '../../../shared/domain/log.ts';
import type { Form } from '../../chat/form.ts';
import type { Context, Outcome } from '../feature.ts';
import { partnerOf } from '../partner.ts';
import type { Remark } from './answer.ts';
import { type Loaded, shownInstead, tellingOf } from './context.ts';
import type { LogTelling } from './telling.ts';

/** A few words on what somebody has before their eyes; where that is no longer what stands, the log as it is. */
export async function remarkForm(context: Context, loaded: Loaded, entry: LogEntryId, remark: Remark): Promise<Outcome> {
  const { log } = loaded;
  const stands = log.entry === entry || (remark === 'differ' && log.amendment === entry);
  if (!stands) return shownInstead(context, loaded, context.words.log.changedSince());
  return { answer: { answer: 'form', form: formFor(await tellingOf(context, loaded), entry, remark) } };
}

function formFor({ reader, pair, log }: LogTelling, entry: LogEntryId, remark: Remark): Form {
  const { words } = reader;
  const said = words.log;
  const partner = partnerOf(pair);
  const label = { correct: said.correctLabel(), comment: said.commentLabel(), differ: said.differLabel() };
  const intro = { correct: said.correctIntro({ partner }), comment: said.commentIntro({ partner }), differ: said.differIntro({ partner }) };
  const title = { correct: said.correct(), comment: said.comment(), differ: said.differ() };
  return {
    name: `log.${remark}`,
    title: title[remark],
    submit: words.common.save(),
    cancel: words.common.cancel(),
    intro: intro[remark],
    ask: { type: `log.${remark}`, log: log.id, entry },
    fields: [{ field: 'text', name: 'text', label: label[remark], hint: said.noNames(), value: null, long: true, most: logLengths.remark }],
  };
}
