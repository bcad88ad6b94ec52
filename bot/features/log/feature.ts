import type { Feature } from '../feature.ts';
import { addToLog, openAction } from './action.ts';
import { amend, openAmendment, signAdded, withdrawAdded } from './amend.ts';
import { addComment, correct, differ, openComment, openCorrection, openDifference, sign } from './answer.ts';
import { discard, file, showLog, withdraw } from './file.ts';
import { listLogs } from './list.ts';
import { openLog } from './open.ts';
import { enter, openPaper } from './paper.ts';
import { keepLog, saveLog } from './save.ts';
import { take } from './take.ts';
import { toldDrawers } from './told.ts';
import { openWriter, setWriter } from './writer.ts';

/** What a pair write down of a meeting, and both put their names to. What it says is read in forms and windows, and is part of no message. */
export const log: Feature = {
  verbs: {
    'log.list': listLogs,
    'log.open': openLog,
    'log.keep': keepLog,
    'log.save': saveLog,
    'log.show': showLog,
    'log.take': take,
    'log.file': file,
    'log.withdraw': withdraw,
    'log.discard': discard,
    'log.sign': sign,
    'log.correct.open': openCorrection,
    'log.correct': correct,
    'log.comment.open': openComment,
    'log.comment': addComment,
    'log.differ.open': openDifference,
    'log.differ': differ,
    'log.amend.open': openAmendment,
    'log.amend': amend,
    'log.amend.sign': signAdded,
    'log.amend.withdraw': withdrawAdded,
    'log.action.open': openAction,
    'log.action': addToLog,
    'log.writer.open': openWriter,
    'log.writer': setWriter,
    'log.paper.open': openPaper,
    'log.paper': enter,
  },
  drawers: toldDrawers,
};
