import { deeper, said, spine } from './asking.ts';
import type { Script } from './script.ts';

/** What two people who have only just met may want to talk about. Gone through together, or alone to get ready. */
export const firstMeeting1: Script = {
  id: 'first-meeting',
  version: 1,
  title: said('Your first meeting'),
  about: said('What is good to talk about when you meet for the first time. Take what helps, and leave the rest.'),
  stages: [
    {
      id: 'rapport',
      name: said('Getting to know each other'),
      after: said('Who you both are.'),
      questions: [
        spine('rapport.path', 'What brought you to where you are now?', 'Which turns on your way here would you like to tell?'),
        deeper('rapport.enjoy', 'What do you like most about your work?', 'What gives you energy on a long day?'),
      ],
    },
    {
      id: 'hopes',
      name: said('Hopes'),
      after: said('What you hope for, and what you do not want.'),
      questions: [
        spine('hopes.want', 'What do you each hope for?', 'If this goes well for both of you, what will each of you have?'),
        spine('hopes.not', 'What would you rather not have?', 'What should this never turn into?'),
      ],
    },
    {
      id: 'roles',
      name: said('Roles and limits'),
      after: said('What each of you does, and does not do.'),
      questions: [
        spine('roles.does', 'What will each of you take on?', 'What do you each see as your own part?'),
        deeper('roles.limits', 'Where does the part of a mentor end?', 'What should neither of you have to do?'),
        deeper('roles.feedback', 'How do you like to be told things?', 'What makes it easy for you to hear something hard?'),
      ],
    },
    {
      id: 'confidence',
      name: said('What stays between you'),
      after: said('What is kept, and when it cannot be.'),
      questions: [
        spine('confidence.kept', 'What stays between the two of you?', 'What may others know about your talks?'),
        deeper('confidence.limits', 'When would one of you have to tell somebody else?', 'What could not stay between you?'),
        deeper('confidence.subjects', 'Which subjects would you like to leave out?', 'What is off the table for now?'),
      ],
    },
    {
      id: 'practice',
      name: said('How you will meet'),
      after: said('How, where, how often and how long.'),
      questions: [
        spine('practice.often', 'How often would you like to meet?', 'What rhythm fits into both your weeks?'),
        deeper('practice.place', 'Where would you like to meet?', 'What kind of meeting suits you both?'),
        deeper('practice.long', 'How long should a meeting be?', 'How much time would be just right?'),
        deeper('practice.between', 'How will you keep in touch between times?', 'How would you like to reach each other in between?'),
        deeper('practice.moving', 'What will you do when a meeting has to move?', 'How early would you each like to know of a change?'),
      ],
    },
    {
      id: 'going-on',
      name: said('Going on'),
      after: said('Whether you both want to go on, freely.'),
      questions: [
        spine('going-on.feel', 'How do you feel about going on together?', 'What would help you make up your mind about going on?'),
        deeper('going-on.stuck', 'What will you do if it stops working?', 'Who would you turn to first if it got stuck?'),
      ],
    },
    {
      id: 'beginning',
      name: said('A beginning'),
      after: said('What to agree on, and what to look at first.'),
      questions: [
        spine('beginning.first', 'What would you like to look at first?', 'Which subject should the next meeting begin with?'),
        deeper('beginning.agree', 'What would you like to write down as agreed?', 'Which few points should you both sign up to?'),
      ],
    },
  ],
};
