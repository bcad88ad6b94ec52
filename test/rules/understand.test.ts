import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Meant, type Understanding, understand } from '../../bot/features/meeting/understand.ts';
import { type Instant, instantAt, instantOf, millis, wallTime, type Zone } from '../../shared/time.ts';
import { sayDay, sayNear, sayOnWhen, sayTime, sayWhen } from '../../shared/words/dates.ts';
import { runs } from '../setup/long.ts';

const london = 'Europe/London' as Zone;
const friday = at('2026-11-20T09:00');

/** Written by hand: words, and what a person in London would take them to mean on Friday 20 November 2026 at nine. */
const clear: [string, string][] = [
  // weekdays
  ['Tues 3pm', '2026-11-24 15:00'],
  ['Tuesday 3pm', '2026-11-24 15:00'],
  ['tue 3 pm', '2026-11-24 15:00'],
  ['on Tuesday at 3 p.m.', '2026-11-24 15:00'],
  ['3pm Tuesday', '2026-11-24 15:00'],
  ['3pm on tues', '2026-11-24 15:00'],
  ['Weds 10', '2026-11-25 10:00'],
  ['Wed. 10am', '2026-11-25 10:00'],
  ['Thurs at noon', '2026-11-26 12:00'],
  ['Thur midday', '2026-11-26 12:00'],
  ['Sat 11', '2026-11-21 11:00'],
  ['this Tuesday 3pm', '2026-11-24 15:00'],
  ['this coming Tuesday 3pm', '2026-11-24 15:00'],
  ['next Tues 3pm', '2026-11-24 15:00'],
  ['next Monday at 3pm', '2026-11-23 15:00'],
  ['next Friday at 3pm', '2026-11-27 15:00'],
  ['this Friday at 3pm', '2026-11-20 15:00'],
  ['Friday 8.30am', '2026-11-27 08:30'],
  ['a week on Tuesday at 2pm', '2026-12-01 14:00'],
  ['week on Tuesday 2pm', '2026-12-01 14:00'],
  ['a week from Tuesday 2pm', '2026-12-01 14:00'],
  ['Tuesday week at 10', '2026-12-01 10:00'],
  ['Saturday week 11am', '2026-11-28 11:00'],
  ['a fortnight on Tuesday at 2pm', '2026-12-08 14:00'],
  ['two weeks on Tuesday at 2pm', '2026-12-08 14:00'],
  ['Tuesday fortnight, 2pm', '2026-12-08 14:00'],
  ['Thursday next week at 2:30pm', '2026-11-26 14:30'],
  ['next week Thursday 2pm', '2026-11-26 14:00'],
  ['next week on Thursday at 2pm', '2026-11-26 14:00'],
  ['Thursday of next week, 2pm', '2026-11-26 14:00'],
  ['Thursday the week after next at 2pm', '2026-12-03 14:00'],
  ['Saturday this week 11am', '2026-11-21 11:00'],
  // counted from today
  ['today at 4pm', '2026-11-20 16:00'],
  ['tomorrow at 2pm', '2026-11-21 14:00'],
  ['tmrw 2pm', '2026-11-21 14:00'],
  ['2pm tomorrow', '2026-11-21 14:00'],
  ['the day after tomorrow at 2pm', '2026-11-22 14:00'],
  ['tomorrow at half past two in the afternoon', '2026-11-21 14:30'],
  ['tomorrow morning at 8', '2026-11-21 08:00'],
  ['tomorrow afternoon at 3', '2026-11-21 15:00'],
  ['tonight at 8', '2026-11-20 20:00'],
  ['this evening at half past seven', '2026-11-20 19:30'],
  ['this afternoon at 2', '2026-11-20 14:00'],
  ['a week today at 2pm', '2026-11-27 14:00'],
  ['today week at 2pm', '2026-11-27 14:00'],
  ['tomorrow week at 2pm', '2026-11-28 14:00'],
  ['a week tomorrow at 2pm', '2026-11-28 14:00'],
  ['a week from tomorrow at 2pm', '2026-11-28 14:00'],
  ['in three days at 10am', '2026-11-23 10:00'],
  ["in three days' time at 10am", '2026-11-23 10:00'],
  ['ten days from now at 2pm', '2026-11-30 14:00'],
  ['ten days from today at 2pm', '2026-11-30 14:00'],
  ['in a week at 2pm', '2026-11-27 14:00'],
  ['in two weeks at 2pm', '2026-12-04 14:00'],
  ['in a fortnight at 2pm', '2026-12-04 14:00'],
  ['in two hours', '2026-11-20 11:00'],
  ['in an hour and a half', '2026-11-20 10:30'],
  ['in 90 minutes', '2026-11-20 10:30'],
  // dates, the day before the month
  ['24/11 14:00', '2026-11-24 14:00'],
  ['24/11/2026 14:00', '2026-11-24 14:00'],
  ['24/11/26 at 2pm', '2026-11-24 14:00'],
  ['3/12 14:00', '2026-12-03 14:00'],
  ['24.11.2026 14.00', '2026-11-24 14:00'],
  ['24-11-2026 14:00', '2026-11-24 14:00'],
  ['2026-11-24 14:00', '2026-11-24 14:00'],
  ['2026-11-24T14:00', '2026-11-24 14:00'],
  ['24 Nov 2pm', '2026-11-24 14:00'],
  ['24 Nov 14.30', '2026-11-24 14:30'],
  ['24 Nov 10', '2026-11-24 10:00'],
  ['24 Nov 2027 10am', '2027-11-24 10:00'],
  ['24th November at 14:00', '2026-11-24 14:00'],
  ['the 24th of November at 2pm', '2026-11-24 14:00'],
  ['twenty-fourth of November, 2pm', '2026-11-24 14:00'],
  ['Nov 24, 2pm', '2026-11-24 14:00'],
  ['November 24th 2pm', '2026-11-24 14:00'],
  ['November 24, 2026 at 2pm', '2026-11-24 14:00'],
  ['first of December at 9.15', '2026-12-01 09:15'],
  ['Dec 1st at 9:15', '2026-12-01 09:15'],
  ['5 January at 11am', '2027-01-05 11:00'],
  ['1 May 2027 at 11am', '2027-05-01 11:00'],
  ['Tuesday 24 November at 14:00', '2026-11-24 14:00'],
  ['Tues 24 Nov, 2pm', '2026-11-24 14:00'],
  ['tue 24/11 at 2pm', '2026-11-24 14:00'],
  ['24 November (Tuesday) 2pm', '2026-11-24 14:00'],
  ['the 24th at 3pm', '2026-11-24 15:00'],
  ['Tuesday the 24th at 3pm', '2026-11-24 15:00'],
  ['Tuesday 24th, 3pm', '2026-11-24 15:00'],
  ['on the 2nd at 3pm', '2026-12-02 15:00'],
  ['the 31st at 3pm', '2026-12-31 15:00'],
  ['Wed 25 at 10', '2026-11-25 10:00'],
  ['Tues 24 2pm', '2026-11-24 14:00'],
  ['Friday 11/12 at 10am', '2026-12-11 10:00'],
  ['tomorrow, Saturday 21 November, at 14:00', '2026-11-21 14:00'],
  ['first Tuesday in December at 10am', '2026-12-01 10:00'],
  ['the last Friday of January at 10am', '2027-01-29 10:00'],
  ['second Wednesday of next month at 10am', '2026-12-09 10:00'],
  // times
  ['Tuesday 14:00', '2026-11-24 14:00'],
  ['Tuesday 14.00', '2026-11-24 14:00'],
  ['Tuesday 1430', '2026-11-24 14:30'],
  ['Tuesday 0900 hrs', '2026-11-24 09:00'],
  ['Tuesday 14h', '2026-11-24 14:00'],
  ['Tuesday 14h30', '2026-11-24 14:30'],
  ['Tuesday 9.30', '2026-11-24 09:30'],
  ['Tuesday 9.30am', '2026-11-24 09:30'],
  ['Tuesday 03:00', '2026-11-24 03:00'],
  ['Tuesday at 08:15', '2026-11-24 08:15'],
  ['Tuesday 12', '2026-11-24 12:00'],
  ['Tuesday 12.30', '2026-11-24 12:30'],
  ['Tuesday 12 noon', '2026-11-24 12:00'],
  ['Tuesday 12pm', '2026-11-24 12:00'],
  ['Tuesday 12am', '2026-11-24 00:00'],
  ["Tuesday ten o'clock", '2026-11-24 10:00'],
  ["Tuesday 2 o'clock in the afternoon", '2026-11-24 14:00'],
  ['Tuesday at half ten', '2026-11-24 10:30'],
  ['Tuesday half past 2 pm', '2026-11-24 14:30'],
  ['Tuesday quarter past ten', '2026-11-24 10:15'],
  ['Tuesday at quarter to three pm', '2026-11-24 14:45'],
  ['Tuesday a quarter to eleven', '2026-11-24 10:45'],
  ['Tuesday twenty-five to eleven', '2026-11-24 10:35'],
  ['Tuesday ten past eleven', '2026-11-24 11:10'],
  ['Tuesday ten to twelve', '2026-11-24 11:50'],
  ['Tuesday at 3 in the afternoon', '2026-11-24 15:00'],
  ['Tuesday 3pm (15:00)', '2026-11-24 15:00'],
  ['today at 3', '2026-11-20 15:00'],
  // lengths
  ['Tuesday at 2pm for 90 minutes', '2026-11-24 14:00 for 90'],
  ['Tuesday at 2pm for an hour', '2026-11-24 14:00 for 60'],
  ['Tuesday at 2pm for an hour and a half', '2026-11-24 14:00 for 90'],
  ['Tuesday at 2pm for 1½ hours', '2026-11-24 14:00 for 90'],
  ['Tuesday at 2pm for 1.5 hours', '2026-11-24 14:00 for 90'],
  ['Tuesday at 2pm, 45 mins', '2026-11-24 14:00 for 45'],
  ['Tuesday at 2pm for half an hour', '2026-11-24 14:00 for 30'],
  ['Tuesday at 2pm for two hours', '2026-11-24 14:00 for 120'],
  ['Tuesday at 2pm for 1h30', '2026-11-24 14:00 for 90'],
  ['Tuesday at 2pm for 1 hour 15 minutes', '2026-11-24 14:00 for 75'],
  ['an hour on Tuesday at 2pm', '2026-11-24 14:00 for 60'],
  ['Tuesday at 2pm for three quarters of an hour', '2026-11-24 14:00 for 45'],
  ['Tuesday 2-3pm', '2026-11-24 14:00 for 60'],
  ['Tuesday 2pm to 3.30pm', '2026-11-24 14:00 for 90'],
  ['Tuesday from 2 to 3pm', '2026-11-24 14:00 for 60'],
  ['Tuesday between 10 and 12', '2026-11-24 10:00 for 120'],
  ['Tues 10-12', '2026-11-24 10:00 for 120'],
  ['Tuesday 14:00–15:30', '2026-11-24 14:00 for 90'],
  ['Tuesday 11am until 1pm', '2026-11-24 11:00 for 120'],
  ['24 Nov 11-1', '2026-11-24 11:00 for 120'],
  // what repeats
  ['every four weeks from Tuesday 3pm', '2026-11-24 15:00 every-four-weeks'],
  ['every 4 weeks from 24 Nov 3pm', '2026-11-24 15:00 every-four-weeks'],
  ['every three weeks on Tuesday at 3pm', '2026-11-24 15:00 every-three-weeks'],
  ['every Tuesday at 3pm', '2026-11-24 15:00 weekly'],
  ['Tuesdays at 3pm', '2026-11-24 15:00 weekly'],
  ['weekly on Tuesday at 3pm', '2026-11-24 15:00 weekly'],
  ['every other Tuesday at 3pm', '2026-11-24 15:00 fortnightly'],
  ['fortnightly on Tuesdays at 3pm', '2026-11-24 15:00 fortnightly'],
  ['every two weeks from Tuesday at 3pm', '2026-11-24 15:00 fortnightly'],
  ['every other week, Tuesday 3pm', '2026-11-24 15:00 fortnightly'],
  ['every fortnight on Tuesday at 3pm', '2026-11-24 15:00 fortnightly'],
  ['second Tuesday of every month at 10', '2026-12-08 10:00 monthly-weekday'],
  ['the 2nd Tuesday of each month, 10am', '2026-12-08 10:00 monthly-weekday'],
  ['monthly on the second Tuesday at 10am', '2026-12-08 10:00 monthly-weekday'],
  ['fourth Tuesday of every month at 10am', '2026-11-24 10:00 monthly-weekday'],
  ['once a month on the first Tuesday at 10am', '2026-12-01 10:00 monthly-weekday'],
  ['every four weeks on Tuesdays at 3pm starting 1 December', '2026-12-01 15:00 every-four-weeks'],
  ['every first Monday at 10am', '2026-12-07 10:00 monthly-weekday'],
  ['last Friday of every month at 10am', '2026-11-27 10:00 monthly-last-weekday'],
  ['every last Friday at 10am', '2026-11-27 10:00 monthly-last-weekday'],
  ['second Tuesday of every month at 10am from 12 January', '2027-01-12 10:00 monthly-weekday'],
  ['every Tuesday at 3pm, six times', '2026-11-24 15:00 weekly x6'],
  ['every four weeks from Tuesday 3pm for an hour, 6 meetings', '2026-11-24 15:00 for 60 every-four-weeks x6'],
  // politeness
  ["Let's meet on Tuesday at 3pm please", '2026-11-24 15:00'],
  ['How about Tuesday at 3pm?', '2026-11-24 15:00'],
  ['Can we meet tomorrow at 2pm?', '2026-11-21 14:00'],
  ['Tue @ 3pm if possible', '2026-11-24 15:00'],
  ['Tuesday 3pm instead', '2026-11-24 15:00'],
  ['TUESDAY, 3PM', '2026-11-24 15:00'],
];

const asked: [string, string][] = [
  // which half of the day
  ['Tuesday at 3', 'halfOfDay: 2026-11-24 15:00 / 2026-11-24 03:00'],
  ['tomorrow at half past two', 'halfOfDay: 2026-11-21 14:30 / 2026-11-21 02:30'],
  ['Tuesday half two', 'halfOfDay: 2026-11-24 14:30 / 2026-11-24 02:30'],
  ['Tuesday at 8', 'halfOfDay: 2026-11-24 08:00 / 2026-11-24 20:00'],
  ["Tuesday seven o'clock", 'halfOfDay: 2026-11-24 07:00 / 2026-11-24 19:00'],
  ['Tuesday 2-3', 'halfOfDay: 2026-11-24 14:00 for 60 / 2026-11-24 02:00 for 60'],
  ['Tuesday midnight', 'midnight: 2026-11-25 00:00 / 2026-11-24 00:00'],
  ['Tuesday 10 to 12', 'minutesOrRange: 2026-11-24 11:50 / 2026-11-24 10:00 for 120'],
  // which day
  ['Friday 3pm', 'todayOrNextWeek: 2026-11-20 15:00 / 2026-11-27 15:00'],
  ['Friday week at 10', 'whichWeek: 2026-11-27 10:00 / 2026-12-04 10:00'],
  ['next Sunday at 3pm', 'thisOrNext: 2026-11-22 15:00 / 2026-11-29 15:00'],
  ['in two weeks Thursday 9.30', 'whichWeek: 2026-12-03 09:30 / 2026-12-10 09:30'],
  ['Thursday in two weeks at 9.30', 'whichWeek: 2026-12-03 09:30 / 2026-12-10 09:30'],
  ['Tuesday or Thursday at 2pm', 'either: 2026-11-24 14:00 / 2026-11-26 14:00'],
  ['Tuesday at 2pm or 4pm', 'either: 2026-11-24 14:00 / 2026-11-24 16:00'],
  ['Friday 24 November at 2pm', 'weekdayDiffers: 2026-11-24 14:00 / 2026-11-27 14:00'],
  ['Monday 24/11 2pm', 'weekdayDiffers: 2026-11-24 14:00 / 2026-11-23 14:00'],
  ['11/24 2pm', 'dayThenMonth: 2026-11-24 14:00'],
  ['3 November at 2pm', 'nextYear: 2027-11-03 14:00'],
  ['next Sunday at 3', 'thisOrNext: 2026-11-22 15:00 / 2026-11-29 15:00 / 2026-11-22 03:00 / 2026-11-29 03:00'],
  // how often
  ['every second Tuesday at 3pm', 'weeksOrMonth: 2026-12-08 15:00 monthly-weekday / 2026-11-24 15:00 fortnightly'],
  ['second Tuesday of the month at 10am', 'onceOrMonthly: 2026-12-08 10:00 monthly-weekday / 2026-12-08 10:00'],
  ['monthly from 8 December at 10am', 'monthly: 2026-12-08 10:00 monthly-weekday / 2026-12-08 10:00 every-four-weeks'],
  ['every month from 29 December at 10am', 'monthly: 2026-12-29 10:00 monthly-last-weekday / 2026-12-29 10:00 every-four-weeks'],
];

const partly: [string, string][] = [
  ['Tuesday', 'noTime: 2026-11-24'],
  ['next Tuesday', 'noTime: 2026-11-24'],
  ['24 November', 'noTime: 2026-11-24'],
  ['Tuesday afternoon', 'noTime: 2026-11-24'],
  ['3pm', 'noDate: 15:00'],
  ['at noon', 'noDate: 12:00'],
  ['every four weeks at 3pm', 'noDate: 15:00 every-four-weeks'],
  ['every Tuesday', 'noTime: 2026-11-24 weekly'],
  ['for 90 minutes', 'noTime: for 90'],
  ['Tuesday 3pm with Priya', 'rest “with Priya”: 2026-11-24 15:00'],
  ['not Tuesday 3pm', 'rest “not”: 2026-11-24 15:00'],
  ['Tuesday 3pm unless it snows', 'rest “unless it snows”: 2026-11-24 15:00'],
  ['after Tuesday 3pm', 'rest “after”: 2026-11-24 15:00'],
  ['Tuesday 3pm every two months', 'repeatsUnknown “every 2 months”: 2026-11-24 15:00'],
  ['every six weeks from Tuesday 3pm', 'repeatsUnknown “every 6 weeks”: 2026-11-24 15:00'],
  ['Wednesday, 3pm GMT', 'rest “GMT”: 2026-11-25 15:00'],
  ['tomorow 3pm', 'rest “tomorow”: 15:00'],
  ['every day at 3pm', 'repeatsUnknown “every day”: 15:00'],
  ['daily at 3pm from Tuesday', 'repeatsUnknown “daily”: 2026-11-24 15:00'],
  ['Tuesday 3pm six times', 'countAlone: 2026-11-24 15:00 x6'],
  ['Tuesday around lunchtime', 'rest “lunchtime”: 2026-11-24'],
  ['next week at 3pm', 'rest “next week”: 15:00'],
  ['Tuesday next at 3pm', 'rest “next”: 2026-11-24 15:00'],
];

const refused: [string, string][] = [
  ['25:00', 'notATime “25:00”'],
  ['Tuesday 25:00', 'notATime “25:00”'],
  ['Tuesday 14:75', 'notATime “14:75”'],
  ['Tuesday 15am', 'notATime “15am”'],
  ['Tuesday 0pm', 'notATime “0pm”'],
  ['Tuesday at 37', 'notATime “37”'],
  ['31/11 2pm', 'notADate “31/11”'],
  ['31 November at 2pm', 'notADate “31 November”'],
  ['30/2/2027 2pm', 'notADate “30/2/2027”'],
  ['2026-13-01 10:00', 'notADate “2026-13-01”'],
  ['the 32nd at 3pm', 'notADate “the 32nd”'],
  ['yesterday at 2pm', 'past'],
  ['last Tuesday at 2pm', 'past'],
  ['today at 8am', 'past'],
  ['20 November at 09:00', 'past'],
  ['3/11/2026 14:00', 'past'],
  ['Tuesday this week at 3pm', 'past'],
  ['24 November 2062 at 2pm', 'tooFar'],
  ['Tuesday 3pm for 9 hours', 'notALength'],
  ['Tuesday 3pm for 2 minutes', 'notALength'],
  ['every Tuesday 3pm 40 times', 'notACount'],
  ['Tuesday 2pm 4pm', 'twoTimes'],
  ['Tuesday Thursday 2pm', 'twoDates'],
  ['24 November 26 November 2pm', 'twoDates'],
  ['Tuesday at 10 or Thursday at 2', 'twoDates'],
  ['hello', 'nothing'],
  ['', 'nothing'],
  ['???', 'nothing'],
  ['my 3 children were ill', 'nothing'],
  ['what about the agenda', 'nothing'],
  [`Tuesday 3pm ${'very '.repeat(80)}`, 'nothing'],
];

describe('words in a message, read on a Friday morning in London', () => {
  test.each(clear)('“%s” is %s', (words, meant) => expect(told(understand(words, friday, london))).toBe(meant));
  test.each(asked)('“%s” is asked about: %s', (words, question) =>
    expect(told(understand(words, friday, london))).toBe(`which? ${question}`),
  );
  test.each(partly)('“%s” is heard in part: %s', (words, heard) => expect(told(understand(words, friday, london))).toBe(`partly ${heard}`));
  test.each(refused)('“%s” is not taken for a time: %s', (words, why) =>
    expect(told(understand(words, friday, london))).toContain(`no ${why}`),
  );
});

/** The same words on other days and elsewhere. */
const elsewhen: [string, string, Zone, string][] = [
  // "next" on each day of a week
  ['2026-11-16T09:00', 'next Tuesday 3pm', london, 'which? thisOrNext: 2026-11-17 15:00 / 2026-11-24 15:00'],
  ['2026-11-17T09:00', 'next Tuesday 3pm', london, '2026-11-24 15:00'],
  ['2026-11-18T09:00', 'next Tuesday 3pm', london, '2026-11-24 15:00'],
  ['2026-11-16T09:00', 'next Friday 3pm', london, 'which? thisOrNext: 2026-11-20 15:00 / 2026-11-27 15:00'],
  ['2026-11-22T09:00', 'next Tuesday 3pm', london, 'which? thisOrNext: 2026-11-24 15:00 / 2026-12-01 15:00'],
  ['2026-11-21T09:00', 'next Monday 3pm', london, 'which? thisOrNext: 2026-11-23 15:00 / 2026-11-30 15:00'],
  ['2026-11-16T09:00', 'Tuesday 3pm', london, '2026-11-17 15:00'],
  ['2026-11-17T09:00', 'Tuesday 3pm', london, 'which? todayOrNextWeek: 2026-11-17 15:00 / 2026-11-24 15:00'],
  ['2026-11-17T15:00', 'Tuesday 3pm', london, '2026-11-24 15:00'],
  ['2026-11-17T09:00', 'Tuesday at 3', london, 'which? todayOrNextWeek: 2026-11-17 15:00 / 2026-11-24 15:00 / 2026-11-24 03:00'],
  ['2026-11-17T09:00', 'this Tuesday 3pm', london, '2026-11-17 15:00'],
  ['2026-11-18T09:00', 'Friday week at 10', london, '2026-11-27 10:00'],
  ['2026-11-16T09:00', 'a week on Tuesday 10am', london, '2026-11-24 10:00'],
  ['2026-11-16T09:00', 'in two weeks Thursday 9.30', london, '2026-12-03 09:30'],
  [
    '2026-11-10T09:00',
    'second Tuesday of every month at 10am',
    london,
    'which? either: 2026-11-10 10:00 monthly-weekday / 2026-12-08 10:00 monthly-weekday',
  ],
  ['2026-11-10T11:00', 'second Tuesday of every month at 10am', london, '2026-12-08 10:00 monthly-weekday'],
  ['2026-12-20T09:00', '5 Jan 2pm', london, '2027-01-05 14:00'],
  ['2026-12-31T09:00', 'tomorrow 2pm', london, '2027-01-01 14:00'],
  // the clocks go back on Sunday 25 October 2026 and forward on Sunday 28 March 2027
  ['2026-10-21T09:00', 'Monday 2pm', london, '2026-10-26 14:00'],
  ['2026-10-24T22:30', 'tomorrow at 10am', london, '2026-10-25 10:00'],
  ['2026-10-24T23:30', 'tomorrow at 10am', london, '2026-10-26 10:00'],
  ['2026-10-21T09:00', 'Sunday 01:30', london, 'which? clockTwice: 2026-10-25 01:30 earlier / 2026-10-25 01:30 later'],
  ['2026-10-21T09:00', 'Sunday 25 October at 01:30 (before the clocks go back)', london, '2026-10-25 01:30 earlier'],
  ['2026-10-21T09:00', 'Sunday 25 October at 01:30 (after the clocks go back)', london, '2026-10-25 01:30 later'],
  ['2026-10-25T00:45', 'today at 01:30', london, '2026-10-25 01:30 later'],
  ['2026-10-24T23:00', 'in two hours', london, 'which? clockTwice: 2026-10-25 01:00 earlier / 2026-10-25 01:00 later'],
  ['2027-03-24T09:00', 'Sunday 01:30', london, 'which? clockSkipped: 2027-03-28 00:30 / 2027-03-28 02:30'],
  ['2027-03-24T09:00', 'Monday 2pm', london, '2027-03-29 14:00'],
  ['2027-03-27T23:30', 'tomorrow at 10am', london, '2027-03-28 10:00'],
  ['2027-03-28T00:30', 'in an hour', london, '2027-03-28 02:30'],
  ['2026-10-28T09:00', 'Sunday 01:30', 'America/New_York' as Zone, 'which? clockTwice: 2026-11-01 01:30 earlier / 2026-11-01 01:30 later'],
  [
    '2027-04-01T09:00',
    'Sunday 4 April at 01:45',
    'Australia/Lord_Howe' as Zone,
    'which? clockTwice: 2027-04-04 01:45 earlier / 2027-04-04 01:45 later',
  ],
  // today is where the speaker is
  ['2026-11-20T20:00', 'tomorrow 2pm', 'Asia/Kolkata' as Zone, '2026-11-22 14:00'],
  ['2026-11-20T03:00', 'tomorrow 2pm', 'America/New_York' as Zone, '2026-11-20 14:00'],
];
test.each(elsewhen)('at %s, “%s” in %s is: %s', (now, words, zone, meant) => expect(told(understand(words, at(now), zone))).toBe(meant));

const zones = [
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'America/St_Johns',
] as Zone[];
/** Half of the starts lie within hours of a clock change. */
const moments = fc.constantFrom(...zones).chain((zone) => {
  const now = fc.integer({ min: millis(at('2026-01-01T00:00')) / 60_000, max: millis(at('2027-12-31T00:00')) / 60_000 });
  const ahead = fc.oneof(fc.integer({ min: 1, max: 360 * 24 * 60 }), fc.integer({ min: 1, max: 48 * 60 }));
  return fc.tuple(now, ahead, fc.boolean(), fc.integer({ min: -300, max: 300 })).map(([minute, later, nearChange, offset]) => {
    const change = Temporal.Instant.fromEpochMilliseconds((minute + later) * 60_000)
      .toZonedDateTimeISO(zone)
      .getTimeZoneTransition('next');
    const start = nearChange && change ? change.epochMilliseconds / 60_000 + offset : minute + later;
    return { zone, now: instantOf(minute * 60_000), start: instantOf(start * 60_000) };
  });
});

const ways = fc.constantFrom(sayWhen, sayOnWhen, sayNear);
test('whatever Cairn says as a time, it understands back as the same time', () => {
  let said = 0;
  fc.assert(
    fc.property(moments, fc.constantFrom('en-GB', 'en-GB', 'en-IE', 'en-US'), ways, ({ zone, now, start }, language, say) => {
      fc.pre(start > now && millis(start) - millis(now) < 360 * 24 * 3_600_000);
      const words = say(start, zone, language, now);
      const back = understand(words, now, zone);
      if (back.kind !== 'understood') throw new Error(`“${words}” is ${told(back)}`);
      if (instantAt(wallTime(back.date, back.time), zone, back.fold) !== start)
        throw new Error(`“${words}” is ${told(back)}, not ${start}`);
      said += 1;
    }),
    { numRuns: runs(2_000, 150_000) },
  );
  expect(said).toBeGreaterThan(runs(1_000, 75_000));
});

test('a time without its day, or a day without its time, is never made up', () => {
  fc.assert(
    fc.property(moments, ({ zone, now, start }) => {
      expect(understand(sayTime(start, zone, 'en-GB'), now, zone).kind).toBe('partly');
      expect(understand(sayDay(start, zone, 'en-GB', now), now, zone).kind).toBe('partly');
    }),
    { numRuns: runs(300, 10_000) },
  );
});

const pieces = [...clear, ...asked, ...partly, ...refused].flatMap(([words]) => words.split(' '));

test('however words are shuffled, what is understood lies ahead and nothing breaks', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), moments, (words, { zone, now }) => {
      const outcome = understand(words.join(' '), now, zone);
      const meant = outcome.kind === 'understood' ? [outcome] : outcome.kind === 'ambiguous' ? outcome.options : [];
      for (const one of meant) expect(instantAt(wallTime(one.date, one.time), zone, one.fold) > now, words.join(' ')).toBe(true);
      if (outcome.kind === 'ambiguous')
        expect(new Set(outcome.options.map((option) => JSON.stringify(option))).size).toBe(outcome.options.length);
    }),
    { numRuns: runs(1_500, 100_000) },
  );
});

test('arbitrary text is answered, in no time', () => {
  const evil = [
    'a '.repeat(150),
    '1'.repeat(300),
    '1 '.repeat(150),
    'half past '.repeat(30),
    '24 Nov '.repeat(40),
    '(((('.repeat(70),
    'to 10 '.repeat(50),
  ];
  const started = performance.now();
  for (const text of evil) understand(text, friday, london);
  expect(performance.now() - started).toBeLessThan(1_000);
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (text) => {
      expect(understand(text, friday, london).kind).toBeTypeOf('string');
    }),
    { numRuns: runs(500, 20_000) },
  );
});

function at(text: string): Instant {
  return `${text}:00.000Z` as Instant;
}

function told(outcome: Understanding): string {
  switch (outcome.kind) {
    case 'understood':
      return meaning(outcome);
    case 'ambiguous':
      return `which? ${outcome.why}: ${outcome.options.map(meaning).join(' / ')}`;
    case 'partly':
      return `partly ${outcome.why}${outcome.rest && ` “${outcome.rest}”`}: ${meaning(outcome.parts)}`;
    default:
      return `no ${outcome.why} “${outcome.said}”`;
  }
}

function meaning({ date, time, minutes, repeats, count, fold }: Partial<Meant>): string {
  return [date, time, minutes && `for ${minutes}`, repeats, count && `x${count}`, fold].filter(Boolean).join(' ');
}
