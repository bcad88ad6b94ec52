import type { Intent } from '../../../shared/intent.ts';

/** What somebody wants with one of their meetings, when the words do not say which. */
export type WithMeetings = 'move' | 'cancel' | 'late' | 'look';

export type Meant =
  | { means: 'ask'; intent: Intent }
  | { means: 'meetings'; to: WithMeetings }
  | { means: 'thanks' }
  /** Said back as it is not understood; never guessed. */
  | { means: 'unknown' };

/**
 * What people say, whole: small letters, no punctuation but apostrophes, the command itself first. These are words people type,
 * as they come, so they stand beside the code and not among the sentences that people read.
 */
const asks: [Intent, string][] = [
  [
    { type: 'help' },
    `
     help | help me | hi | hello | hey | good morning | good afternoon | good evening | start | menu | commands | info |
     is anyone there | is anybody there | are you there | what can you do | what can i do | what can i say | what do you do | what is this | what are you | who are you |
     how does this work | how does it work | how do you work`,
  ],
  [
    { type: 'home.open' },
    `
     home | overview | dashboard | status | my home | how do things stand | what's next | what is next | whats next |
     who is my mentor | who is my mentee | who's my mentor | who's my mentee | my mentor | my mentee | my partner`,
  ],
  [
    { type: 'programme.open' },
    `
     setup | set up | programme | programmes | my programme | my programmes | set up programme | set up a programme |
     set up a program | setup programme | new programme | programme settings | policy | coordinators | add a coordinator |
     add coordinator`,
  ],
  [
    { type: 'pair.open' },
    `
     pair | invite | pair up | new pair | pair people | pair two people | match | match people | invite a pair | invite pair |
     invite people | invite a mentor | invite a mentee | invite a mentor and a mentee`,
  ],
  [
    { type: 'summary.show' },
    `
     summary | the summary | our summary | my summary | weekly summary | the weekly summary | summaries | programme summary |
     the numbers | our numbers | how is the programme going | how are we doing`,
  ],
  [
    { type: 'summary.hands' },
    `
     who needs a hand | who could use a hand | which pairs could use a hand | which pairs need help | who needs help |
     how are the pairs doing`,
  ],
  [
    { type: 'meeting.suggest' },
    `
     meet | book | schedule | arrange | book a meeting | arrange a meeting | find a time`,
  ],
  [
    { type: 'talk.offer' },
    `
     prepare | grow | oskar | talk | a talk | guided talk | questions | ask me questions | prepare for my meeting |
     prepare for our meeting | prepare for the meeting | prepare a meeting | help me prepare | help me think | coach me |
     a few questions | prepare with a few questions | first meeting | our first meeting | my first meeting | the first meeting |
     questions for our first meeting | what to talk about | what shall we talk about | what should we talk about |
     opening questions | the opening questions | first plan | a first plan | begin a plan | begin our plan | start a plan`,
  ],
  [
    { type: 'talk.show' },
    `
     my talk | go on with my talk | my answers | back to my talk | continue my talk | resume my talk | my talks`,
  ],
  [
    { type: 'settings.show' },
    `
     settings | my settings | setting | preferences | my preferences | options | profile | change my settings |
     change settings`,
  ],
  [
    { type: 'settings.open' },
    `
     time zone | timezone | zone | language | my time zone | change time zone | change my time zone | change timezone |
     my time zone is wrong | the time zone is wrong | change language | change my language | less | fewer messages |
     less messages | send me less | send fewer messages | too many messages | you write too much | stop | unsubscribe | mute |
     stop messages | stop writing to me | stop messaging me | stop reminders | leave me alone | stop it |
     stop this | please stop | reminders off | turn off reminders | no more reminders | no more messages`,
  ],
  [
    { type: 'rhythm.open' },
    `
     quiet hours | quiet | my quiet hours | change quiet hours | change my quiet hours | set quiet hours | set my quiet hours |
     waking hours | working hours | my working hours | change my working hours | work hours | office hours | do not disturb |
     dnd | days off | my days off | day off | night shift | night shifts | i work nights | i work part time | part time |
     don't write to me at night | do not write to me at night`,
  ],
  [
    { type: 'exception.open' },
    `
     other dates | special dates | term time | term dates | exceptions | exception | a different week`,
  ],
  [
    { type: 'pause.open' },
    `
     pause | leave | holiday | holidays | vacation | away | out of office | ooo | annual leave | parental leave |
     maternity leave | sick leave | sick | take a break | a break | pause messages | pause everything | on leave |
     go on leave | going on leave | i'm on leave | i am on leave | i'm going on leave | i am going on leave | i'm on holiday |
     i am on holiday | i'm going on holiday | i am going on holiday | going on holiday | i'm away | i am away | i'll be away |
     i will be away | i'm ill | i am ill | i'm sick | i am sick | i am off sick | i'm off sick`,
  ],
  [
    { type: 'pause.end' },
    `
     resume | unpause | back | i'm back | i am back | im back | back from leave | i'm back from leave | i am back from leave |
     end leave | end my leave | end pause | back to work | continue`,
  ],
  [{ type: 'account.link' }, `link | link accounts | link my accounts | link another chat | add another chat | join my accounts`],
  [{ type: 'account.show' }, `accounts | account | my accounts | my chats | my account`],
  [
    { type: 'device.open' },
    `
     panel | side panel | the panel | the side panel | my panel | pair a panel | pair my panel | pair a side panel |
     pair a browser | pair my browser | browser extension | extension | the extension`,
  ],
  [
    { type: 'device.list' },
    `
     devices | my devices | device | panels | my panels | side panels | paired devices | paired panels | paired browsers |
     my browsers | remove a device | remove a panel`,
  ],
  [
    { type: 'pair.across.open' },
    `
     pair across | pair across chats | invite across | invite a pair across | pair somebody elsewhere | pair someone elsewhere |
     invite somebody from elsewhere`,
  ],
  [
    { type: 'record.show' },
    `
     delete my data | erase my data | delete everything about me | forget me | right to be forgotten |
     privacy | record | my record | my data | data | gdpr | data protection | confidentiality | is this confidential |
     is this private | what is stored | what is stored about me | what's stored about me | what do you store |
     what do you store about me | what do you know about me | what is recorded | what is recorded about me |
     what's recorded about me | what is kept about me | what do you keep about me | what data do you have about me |
     what data do you hold about me | who can read this | who can see this | who reads this | who can read what i write |
     who can see what i write`,
  ],
  [
    { type: 'plan.show' },
    `
     plan | the plan | my plan | our plan | action plan | the action plan | my action plan | our action plan | actions |
     my actions | our actions | the actions | open actions | my open actions | goals | goal | my goals | our goals |
     the goals | add an action | add action | new action | add a goal | add goal | new goal | next steps |
     my next steps | our next steps | to do | todo | my to do list | what do i have to do`,
  ],
  [
    { type: 'log.list' },
    `
     log | logs | the log | the logs | my log | my logs | our log | our logs | meeting log | meeting logs | our meeting logs |
     the meeting log | past meetings | my past meetings | our past meetings | read the log | read our logs | minutes | the minutes`,
  ],
  [
    { type: 'log.open' },
    `
     write the log | write a log | write our log | write my log | write log | fill in the log | fill in our log | finish the log |
     new log | start the log | begin the log | log the meeting | log our meeting | log a meeting | write up the meeting |
     write up our meeting | write the meeting log`,
  ],
  [
    { type: 'log.paper.open' },
    `
     paper log | log from paper | a log from paper | enter a log | enter a paper log | enter a log from paper`,
  ],
  [
    { type: 'contact.list' },
    `
     contact | contacts | contact record | my contact record | the contact record | my contacts | contact log`,
  ],
  [
    { type: 'contact.open' },
    `
     note a contact | add a contact | record a contact | new contact | add contact | log a contact`,
  ],
  [
    { type: 'feed.show' },
    `
     calendar | calendar feed | my calendar | feed | ical | ics | calendar link | subscribe | sync calendar |
     sync my calendar | add to calendar | add to my calendar | outlook | google calendar`,
  ],
  [
    { type: 'nudges.show', when: 'past' },
    `
     why | why did i get this | why did i get that | why did you write to me | why did you send this | why am i getting this |
     why this | why this message | history | past messages | what did you send me | what have you sent me | messages`,
  ],
  [
    { type: 'nudges.show', when: 'coming' },
    `
     upcoming | coming | coming up | reminders | my reminders | what will i get | what will you send me | what will you send |
     what messages will i get | upcoming messages | upcoming reminders | next messages | when will you write to me |
     when will you remind me`,
  ],
];

const withMeetings: Record<WithMeetings, string> = {
  move: `
     move | reschedule | postpone | another time | change the time | move it | move meeting | move my meeting |
     change my meeting`,
  cancel: `
     cancel | call off | cancel it | cancel meeting | cancel my meeting | not coming | i'm not coming | i am not coming`,
  late: `
     late | running late | delayed | i'm delayed | i am delayed | stuck in traffic | my train is late`,
  look: `
     meetings | meeting | my meetings | next meeting | my next meeting | the next meeting | upcoming meetings |
     coming meetings | diary | my diary | agenda | the agenda | my agenda | add to agenda | add to the agenda |
     add an agenda point | add a point | my actions will not be ready | my actions won't be ready | when do we meet |
     when do we meet next | when are we meeting | when is my next meeting | when's my next meeting | when is our next meeting |
     when is the next meeting | when is my meeting | what meetings do i have | do i have a meeting`,
};

const thanks = `
     thanks | thank you | thank you very much | many thanks | cheers | ta | great thanks | ok thanks | perfect | lovely`;

const oneByOne = (all: string): string[] => all.split('|').map((phrase) => phrase.trim());

export const phrases: ReadonlyMap<string, Meant> = new Map([
  ...asks.flatMap(([intent, all]) => oneByOne(all).map((phrase): [string, Meant] => [phrase, { means: 'ask', intent }])),
  ...Object.entries(withMeetings).flatMap(([to, all]) =>
    oneByOne(all).map((phrase): [string, Meant] => [phrase, { means: 'meetings', to: to as WithMeetings }]),
  ),
  ...oneByOne(thanks).map((phrase): [string, Meant] => [phrase, { means: 'thanks' }]),
]);
