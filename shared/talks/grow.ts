import { deeper, rating, said, spine } from './asking.ts';
import type { Script } from './script.ts';

export const grow1: Script = {
  id: 'grow',
  version: 1,
  title: said('From a wish to a first step'),
  about: said(
    'A few short questions, one at a time: what you would like, how things are, which ways there are, and what you will do first.',
  ),
  stages: [
    {
      id: 'goal',
      name: said('Goal'),
      after: said('What you would like, today and further on.'),
      questions: [
        spine(
          'goal.today',
          'What would you like to have by the end of today?',
          'Imagine this time has been well spent. What do you walk away with?',
        ),
        deeper(
          'goal.piece',
          'What smaller piece of it could you begin with?',
          'If you could have only a quarter of it, which quarter would you pick?',
        ),
        spine(
          'goal.ahead',
          'Further on, what would you like to be different?',
          'Think a few months ahead. What does a good, plain day look like then?',
        ),
        deeper('goal.notice', 'What would you see or hear that tells you it has worked?', 'What would the people around you notice first?'),
        deeper('goal.by', 'By when would you like to be there?', 'How much time would you like to give this?'),
        deeper('goal.matters', 'What makes this matter to you?', 'What good would come of it, once it is there?'),
        deeper('goal.mine', 'Which part of this is yours to decide?', 'What in all this can you change without asking anybody?'),
      ],
    },
    {
      id: 'reality',
      name: said('Reality'),
      after: said('How things stand, and what is already there.'),
      questions: [
        spine('reality.now', 'How do things stand at the moment?', 'If a camera had been there last week, what would it have seen?'),
        deeper('reality.tried', 'What have you already had a go at?', 'Which things did you try, big or small?'),
        deeper('reality.learned', 'What did that teach you?', 'What would you tell a friend who was about to try the same?'),
        deeper('reality.have', 'What is already there that you can build on?', 'Which skills, time or tools do you have to hand?'),
        deeper('reality.who', 'Who is on your side in this?', 'Which people make this easier for you?'),
        deeper('reality.missing', 'What do you still need for it?', 'What do you wish you had more of?'),
        deeper('reality.outside', 'What around you gets in the way?', 'Which things slow this down, however hard you try?'),
        deeper('reality.inside', 'What in you holds back a little?', 'When you think of starting, what thought makes you wait?'),
      ],
    },
    {
      id: 'options',
      name: said('Options'),
      after: said('More ways than one.'),
      questions: [
        spine('options.ways', 'What are three or four ways to go about it?', 'If nothing stood in your way, what might you try?'),
        deeper('options.more', 'What else comes to mind, even if it seems odd?', 'What would you add to the list if nobody were looking?'),
        deeper(
          'options.someone',
          'Think of someone who handles this kind of thing well. How might they begin?',
          'If you could see this through a wise friend’s eyes, what would you see?',
        ),
        deeper(
          'options.unchanged',
          'Suppose nothing changed for three months. What would that be like?',
          'If all stayed just as it is, how would this look a year from now?',
        ),
      ],
    },
    {
      id: 'way',
      name: said('Way forward'),
      after: said('What you will do, and when.'),
      questions: [
        spine('way.choice', 'Which of these ways draws you most?', 'Which one would you be sorry to leave out?'),
        deeper('way.draws', 'What is it about that way that draws you?', 'What does this one have that the others lack?'),
        spine('way.step', 'What is the first step you want to take?', 'If you began this week, what would you do first?'),
        spine('way.when', 'When will you take it, so that it is done before your next meeting?', 'Which day would suit that first step?'),
        deeper('way.trouble', 'What may get in the way of that step?', 'What might trip you up?'),
        deeper('way.then', 'If that happens, what will you do then?', 'What is your plan for a day when it goes wrong?'),
      ],
    },
    {
      id: 'rating',
      name: said('Rating'),
      after: said('How firmly you mean it.'),
      questions: [
        rating(
          'rating.commitment',
          [1, 10],
          {
            under: 7,
            raise: spine('rating.raise', 'What would have to change for that number to go up?', 'What would make it one point higher?'),
            smaller: spine(
              'rating.smaller',
              'What smaller step would you be glad to take?',
              'Cut the step in half. What does it look like now?',
            ),
          },
          'From 1 to 10, how firmly do you mean to take that step?',
          'Where are you with that step, if 1 is “hardly” and 10 is “nothing will stop me”?',
        ),
      ],
    },
  ],
};
