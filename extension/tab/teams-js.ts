// Microsoft's own code, by itself: it is loaded inside of Teams and nowhere else, and of it only this.
export { app, authentication, pages } from '@microsoft/teams-js';
