import type { Drawers } from '../feature.ts';
import { isSigned, isToWrite, isTurn, told } from './told-card.ts';

/** What Cairn says on its own about logs: that something happened to one, and nothing that it says. */
export const toldDrawers: Drawers = {
  'log-due': told(isToWrite, (said, it) => ({
    summary: said.openSummary(it),
    title: said.openTitle(it),
    body: said.openBody(it),
  })),
  'log-overdue': told(isToWrite, (said, it) => ({
    summary: said.openSummary(it),
    title: said.openTitle(it),
    body: said.overdueBody(it),
    hint: said.overdueHint(),
  })),
  'log-filed': told(isTurn('sign'), (said, it) => ({
    summary: said.filedSummary(it),
    title: said.filedTitle(it),
    body: said.filedBody(),
  })),
  'log-signature': told(isTurn('sign', 'sign-addition'), (said, it) => ({
    summary: said.waitsSummary(it),
    title: said.waitsTitle(it),
    body: said.waitsBody(it),
  })),
  'log-correction': told(isTurn('correct'), (said, it) => ({
    summary: said.correctedSummary(it),
    title: said.correctedTitle(it),
    body: said.correctedBody(it),
  })),
  'log-comment': told(isSigned, (said, it) => ({
    summary: said.commentedSummary(it),
    title: said.commentedTitle(it),
    body: said.commentedBody(),
  })),
  'log-signed': told(isSigned, (said, it) => ({
    summary: said.signedSummary(it),
    title: said.signedTitle(it),
    body: said.signedBody(it),
  })),
  'log-differs': told(isSigned, (said, it) => ({
    summary: said.differsSummary(it),
    title: said.differsTitle(it),
    body: said.differsBody(),
  })),
  'log-amended': told(isTurn('sign-addition'), (said, it) => ({
    summary: said.amendedSummary(it),
    title: said.amendedTitle(it),
    body: said.amendedBody(),
  })),
};
