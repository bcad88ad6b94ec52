import { type LogOffer, offeredOn, offersOn } from '../../../shared/domain/log-offers.ts';
import { type Block, type Choice, choice, choices } from '../../chat/card.ts';
import { partnerOf } from '../partner.ts';
import { type LogTelling, seenOf } from './telling.ts';

/** What its reader can do about a log as it stands. */
export function choicesOf(telling: LogTelling): Block[] {
  return [choices(...byStage(telling), ...readShared(telling), ...aside(telling))];
}

function byStage(telling: LogTelling): Choice[] {
  return telling.log.status === 'draft' ? whileDraft(telling) : offersOn(telling.log).map((offer) => offered(telling, offer));
}

function whileDraft(telling: LogTelling): Choice[] {
  const { reader, pair, log, draft, meeting } = telling;
  const { words } = reader;
  const said = words.log;
  const partner = partnerOf(pair);
  const isWritten = draft !== null && draft.topics !== '';
  const signing = { title: said.sureFileTitle(), text: said.sureFile({ partner }), yes: said.file(), no: words.common.cancel() };
  const throwing = {
    title: said.sureDiscardTitle(),
    text: said.sureDiscard({ partner }),
    yes: said.discard(),
    no: words.common.cancel(),
  };
  return [
    ...(isWritten
      ? [choice(said.fileWith({ partner }), { type: 'log.file', log: log.id, seen: seenOf(telling) }, { weight: 'first', sure: signing })]
      : []),
    choice(said.goOn(), { type: 'log.open', meeting: meeting.id }, { weight: isWritten ? 'plain' : 'first' }),
    ...(pair.status === 'active' ? [choice(said.addAction(), { type: 'log.action.open', log: log.id })] : []),
    choice(said.discard(), { type: 'log.discard', log: log.id }, { weight: 'rare', sure: throwing }),
  ];
}

function offered({ reader, pair, log }: LogTelling, offer: LogOffer): Choice {
  const { words } = reader;
  const said = words.log;
  const about = { log: log.id, entry: offeredOn(log, offer) };
  const sure = {
    title: said.sureSignTitle(),
    text: said.sureSign({ partner: partnerOf(pair) }),
    yes: said.sign(),
    no: words.common.cancel(),
  };
  switch (offer) {
    case 'sign':
      return choice(said.sign(), { type: 'log.sign', ...about }, { weight: 'first', sure });
    case 'correct':
      return choice(said.correct(), { type: 'log.correct.open', ...about });
    case 'differ':
      return choice(said.differ(), { type: 'log.differ.open', ...about });
    case 'comment':
      return choice(said.comment(), { type: 'log.comment.open', ...about });
    case 'withdraw':
      return withdrawChoice({ reader, log });
    case 'amend':
      return choice(said.amend(), { type: 'log.amend.open', log: log.id });
    case 'amend.sign':
      return choice(said.signAdded(), { type: 'log.amend.sign', ...about }, { weight: 'first' });
    case 'amend.withdraw':
      return choice(said.takeBackAdded(), { type: 'log.amend.withdraw', ...about });
  }
}

export function withdrawChoice({ reader, log }: { reader: LogTelling['reader']; log: Pick<LogTelling['log'], 'id'> }): Choice {
  return choice(reader.words.log.withdraw(), { type: 'log.withdraw', log: log.id });
}

/** To take it away, and to see who else can read it. */
function aside({ reader, log }: LogTelling): Choice[] {
  const { words } = reader;
  return [
    choice(words.log.takePdf(), { type: 'log.take', log: log.id, format: 'pdf' }, { weight: 'rare' }),
    choice(words.log.takeMarkdown(), { type: 'log.take', log: log.id, format: 'markdown' }, { weight: 'rare' }),
    choice(words.readers.whoReads(), { type: 'log.readers', log: log.id }, { weight: 'rare' }),
  ];
}

/** Whatever the other shared of a talk about this meeting is read apart, and taken over by hand or not at all. */
function readShared({ reader, pair, shared }: LogTelling): Choice[] {
  const partner = partnerOf(pair);
  return shared.map((talk) => choice(reader.words.log.readShared({ partner }), { type: 'talk.shared', talk }, { weight: 'rare' }));
}
