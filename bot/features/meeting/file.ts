import { spokenOf } from '../../../shared/nudges.ts';
import { fileOf } from '../../calendar/ics.ts';
import type { Drawer } from '../feature.ts';
import { partnerNames, when } from './say.ts';

/** The calendar file of a meeting, or of all that one press concerned. */
export const calendarFile: Drawer = (draw) => {
  const partner = partnerNames(draw);
  const [first, ...rest] = spokenOf(draw.facts, { kind: 'calendar', meeting: draw.meeting }).map((meeting) => ({ meeting, partner }));
  if (!first) return null;
  const file = fileOf(draw.reader.person, [first, ...rest], draw.now);
  const off = first.meeting.status === 'cancelled';
  const title = off ? draw.reader.words.meeting.fileOff : draw.reader.words.meeting.file;
  return { ...file, title: title({ partner, when: when(draw, first.meeting.start), count: rest.length + 1 }) };
};
