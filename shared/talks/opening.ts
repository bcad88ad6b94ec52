import { deeper, said, spine } from './asking.ts';
import type { Script } from './script.ts';

/** Six questions whose answers are the first plan: a purpose, goals that can be measured, and what it takes. */
export const opening1: Script = {
  id: 'opening',
  version: 1,
  title: said('Towards a first plan'),
  about: said('Six short questions. What you answer can become the first draft of your plan, if you want it to.'),
  stages: [
    {
      id: 'purpose',
      name: said('Purpose'),
      after: said('What you would like from having a mentor.'),
      questions: [
        spine(
          'purpose.want',
          'What do you most want from having a mentor?',
          'A year from now, what would make you glad that you did this?',
        ),
        deeper('purpose.now', 'What makes this a good time for it?', 'What has changed that made you say yes?'),
      ],
    },
    {
      id: 'goals',
      name: said('Goals'),
      after: said('Up to three goals, each so plain that you can tell when it is reached.'),
      questions: [
        spine(
          'goals.three',
          'Which three things would you like to reach first, each so plain that you can tell when it is done?',
          'What are three goals you could tick off one day?',
        ),
        deeper('goals.first', 'Which of the three comes first for you?', 'If you could keep only one, which would it be?'),
      ],
    },
    {
      id: 'position',
      name: said('Where you are'),
      after: said('How far along you are with each.'),
      questions: [
        spine('position.now', 'How far along are you with each of them?', 'Take each goal in turn. What is already there?'),
        deeper('position.strengths', 'Which of your strengths will carry you?', 'What do others come to you for?'),
      ],
    },
    {
      id: 'steps',
      name: said('Steps'),
      after: said('What to do for each goal.'),
      questions: [
        spine('steps.next', 'What is the next step for each goal?', 'For each goal, what could you do before this month is out?'),
        deeper('steps.trouble', 'What could go wrong?', 'Where might you get stuck?'),
      ],
    },
    {
      id: 'time',
      name: said('Time'),
      after: said('By when, and when to look back.'),
      questions: [
        spine('time.by', 'By when would you like to reach each of them?', 'Which month would you write beside each goal?'),
        deeper('time.review', 'When would you like to look at the plan again?', 'What would be a good day to stop and look back?'),
      ],
    },
    {
      id: 'means',
      name: said('Means and people'),
      after: said('What and who you need for it.'),
      questions: [
        spine('means.need', 'Which people and things do you need for this?', 'What would you like to have around you, so that it works?'),
        deeper('means.ask', 'Who will you ask first?', 'Which of these could your mentor help you find?'),
      ],
    },
  ],
};
