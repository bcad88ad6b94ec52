import type { Feature } from '../feature.ts';
import { confirmMeeting, confirmWholeSeries, declineMeeting, declineWholeSeries } from './answer.ts';
import {
  addToAgenda,
  carryToAgenda,
  openAgenda,
  openDetails,
  openLate,
  openPoint,
  saveDetails,
  sayComing,
  sayLate,
  sayMet,
  sayNotReady,
  showMeeting,
  takeOffAgenda,
  tickOnAgenda,
} from './around.ts';
import { cancelMeeting, cancelWholeSeries, cannotSay, undoLast } from './call-off.ts';
import { meetingDrawers } from './drawers.ts';
import { calendarFile } from './file.ts';
import { moveMeeting, openMove } from './move.ts';
import { openMeeting } from './open.ts';
import { proposeMeeting } from './propose.ts';
import { suggestTimes } from './suggest.ts';
import { meetInWords } from './words.ts';

export const meeting: Feature = {
  verbs: {
    'meeting.open': openMeeting,
    'meeting.suggest': suggestTimes,
    'meeting.words': meetInWords,
    'meeting.propose': proposeMeeting,
    'meeting.show': showMeeting,
    'meeting.confirm': confirmMeeting,
    'meeting.decline': declineMeeting,
    'meeting.move.open': openMove,
    'meeting.move': moveMeeting,
    'meeting.cancel': cancelMeeting,
    'meeting.cannot-say': cannotSay,
    'meeting.coming': sayComing,
    'meeting.late.open': openLate,
    'meeting.late': sayLate,
    'meeting.met': sayMet,
    'meeting.details.open': openDetails,
    'meeting.details': saveDetails,
    'meeting.undo': undoLast,
    'agenda.open': openAgenda,
    'agenda.add.open': openPoint,
    'agenda.add': addToAgenda,
    'agenda.not-ready': sayNotReady,
    'agenda.remove': takeOffAgenda,
    'agenda.talked': tickOnAgenda,
    'agenda.carry': carryToAgenda,
    'series.confirm': confirmWholeSeries,
    'series.decline': declineWholeSeries,
    'series.cancel': cancelWholeSeries,
  },
  drawers: { ...meetingDrawers, calendar: calendarFile },
};
