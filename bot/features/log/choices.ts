import type { LogEntryId } from '../../../shared/domain/ids.ts';
import { type Block, type Choice, choice, choices } from '../../chat/card.ts';
import { partnerOf } from '../partner.ts';
import { stageOf } from './stage.ts';
import { type LogTelling, seenOf } from './telling.ts';

/** What its reader can do about a log as it stands. */
export function choicesOf(telling: LogTelling): Block[] {
  return [choices(...byStage(telling), ...readShared(telling), ...aside(telling))];
}

function byStage(telling: LogTelling): Choice[] {
  const { log } = telling;
  const stage = stageOf(telling);
  if (stage === 'draft') return whileDraft(telling);
  const entry = log.entry!;
  if (stage === 'yours') return [withdrawChoice(telling), commentChoice(telling, entry)];
  if (stage === 'theirs') return toConfirm(telling, entry);
  return [...aboutAdded(telling), ...(log.amendment === null ? [addChoice(telling)] : []), commentChoice(telling, entry)];
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

/** The usual answer comes first, and all of them are fine. */
function toConfirm({ reader, pair, log }: LogTelling, entry: LogEntryId): Choice[] {
  const { words } = reader;
  const said = words.log;
  const sure = {
    title: said.sureSignTitle(),
    text: said.sureSign({ partner: partnerOf(pair) }),
    yes: said.sign(),
    no: words.common.cancel(),
  };
  return [
    choice(said.sign(), { type: 'log.sign', log: log.id, entry }, { weight: 'first', sure }),
    choice(said.correct(), { type: 'log.correct.open', log: log.id, entry }),
    choice(said.differ(), { type: 'log.differ.open', log: log.id, entry }),
    commentChoice({ reader, log }, entry),
  ];
}

function aboutAdded({ reader, log }: LogTelling): Choice[] {
  const { words } = reader;
  const waiting = log.entries.find((one) => one.entry === log.amendment);
  if (!waiting) return [];
  const { entry } = waiting;
  if (waiting.by === log.me.person) return [choice(words.log.takeBackAdded(), { type: 'log.amend.withdraw', log: log.id, entry })];
  return [
    choice(words.log.signAdded(), { type: 'log.amend.sign', log: log.id, entry }, { weight: 'first' }),
    choice(words.log.differ(), { type: 'log.differ.open', log: log.id, entry }),
  ];
}

export function withdrawChoice({ reader, log }: { reader: LogTelling['reader']; log: Pick<LogTelling['log'], 'id'> }): Choice {
  return choice(reader.words.log.withdraw(), { type: 'log.withdraw', log: log.id });
}

function addChoice({ reader, log }: LogTelling): Choice {
  return choice(reader.words.log.amend(), { type: 'log.amend.open', log: log.id });
}

function commentChoice({ reader, log }: Pick<LogTelling, 'reader' | 'log'>, entry: LogEntryId): Choice {
  return choice(reader.words.log.comment(), { type: 'log.comment.open', log: log.id, entry });
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
