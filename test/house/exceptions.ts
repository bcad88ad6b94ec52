/** Circles there are at the moment. The list only shrinks: a circle that is gone has to leave it. */
export const knownCircles: readonly string[] = [];

/** Files over 250 lines at the moment, each with the one reason why it is not two. The list only shrinks. */
export const knownLong: Readonly<Record<string, string>> = {
  'bot/chat/desk/page/desk.css': 'the look of one page',
  'shared/access.ts': 'the only file that can make a view, and so the place where every view is made',
  'test/features/who-may.test.ts': 'one table of who may do what',
  'test/rules/nudges-acts.test.ts': 'one story a kind of message',
  'test/rules/nudges-clock.test.ts': 'one story a kind of message',
  'test/rules/understand.test.ts': 'a table of phrases and what each means',
};
