import { deeper, rating, said, spine } from './asking.ts';
import type { Script } from './script.ts';

export const oskar1: Script = {
  id: 'oskar',
  version: 1,
  title: said('Build on what already works'),
  about: said('A few short questions, one at a time: what you hope for, how far along you are, what already helps, and one small step up.'),
  stages: [
    {
      id: 'outcome',
      name: said('Outcome'),
      after: said('What you hope will come of it.'),
      questions: [
        spine('outcome.hope', 'What do you hope will come of this?', 'Suppose this goes well. What is different after it?'),
        deeper('outcome.sign', 'What small sign would show you that it has begun?', 'On the first good morning, what do you notice?'),
        deeper('outcome.others', 'Who else would be glad of it?', 'What would change for the people you work with?'),
      ],
    },
    {
      id: 'scaling',
      name: said('Scaling'),
      after: said('How far along you are, and how far is enough.'),
      questions: [
        rating(
          'scaling.now',
          [0, 10],
          null,
          'If 10 is just as you want it and 0 is the very opposite, where are things now?',
          'Think of a ladder with ten rungs and your hope at the top. Which rung are you on?',
        ),
        spine('scaling.holds', 'What keeps it from being lower?', 'What already works, even a little?'),
        deeper(
          'scaling.best',
          'Think of a day when it was higher. What was going on then?',
          'When things went a bit better, what was different?',
        ),
        rating('scaling.wanted', [0, 10], null, 'Which number would be good enough for you?', 'How high up would you be content?'),
      ],
    },
    {
      id: 'know-how',
      name: said('Know-how and resources'),
      after: said('What you know, have and can do already.'),
      questions: [
        spine(
          'know-how.have',
          'What do you know or do already that helps here?',
          'Which of your strengths would you lend to a friend for this?',
        ),
        deeper(
          'know-how.before',
          'Where have you managed something like it before?',
          'Which old problem did you once solve in a way that fits here?',
        ),
        deeper('know-how.people', 'Who brings out the best in you here?', 'Whose help have you been glad of?'),
        deeper('know-how.things', 'Which tools, times or places make it easier?', 'When does it come easily to you?'),
      ],
    },
    {
      id: 'action',
      name: said('Affirm and action'),
      after: said('What goes well, and one small step up.'),
      questions: [
        spine(
          'action.well',
          'What are you handling well that is worth saying out loud?',
          'What would a kind colleague say you are good at here?',
        ),
        spine('action.up', 'What would bring you one point higher?', 'What small thing could you do more of?'),
        deeper('action.when', 'When would be a good moment for it?', 'Which day this week or next would suit it?'),
        deeper('action.keep', 'What do you want to keep just as it is?', 'Which part should stay, whatever else you change?'),
      ],
    },
    {
      id: 'review',
      name: said('Review'),
      after: said('How you will see what has got better.'),
      questions: [
        spine(
          'review.look',
          'What will you look at to see if it got better?',
          'When you look back in a month, what will tell you that it moved?',
        ),
        deeper('review.better', 'What has got better since you last talked about this?', 'What is easier now than it was a while ago?'),
        deeper('review.cause', 'What did you do that made it better?', 'Which part of that was your own doing?'),
      ],
    },
  ],
};
