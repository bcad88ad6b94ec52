import type { Words } from '../../../shared/words/words.ts';

/** What Teams offers to whoever begins to write to Cairn: words that Cairn understands, and what each is for. */
export function commands({ teams }: Words): { title: string; description: string }[] {
  return [
    { title: teams.commandMeet(), description: teams.commandMeetHint() },
    { title: teams.commandPrepare(), description: teams.commandPrepareHint() },
    { title: teams.commandMove(), description: teams.commandMoveHint() },
    { title: teams.commandPlan(), description: teams.commandPlanHint() },
    { title: teams.commandLog(), description: teams.commandLogHint() },
    { title: teams.commandSettings(), description: teams.commandSettingsHint() },
    { title: teams.commandHome(), description: teams.commandHomeHint() },
    { title: teams.commandHelp(), description: teams.commandHelpHint() },
  ];
}
