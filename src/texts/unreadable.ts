import type { UnreadableReason } from '../domain/revision-graph.ts';
import type { RevisionsTexts } from './en/revisions.ts';

/** Why a file declares no readable revision, in words. */
export function unreadableWords({ unreadableBecause: texts }: RevisionsTexts, why: UnreadableReason): string {
  switch (why.type) {
    case 'not text':
      return texts.notText;
    case 'no revision':
      return texts.noRevision;
    case 'revision not plain':
      return texts.revisionNotPlain;
    case 'down_revision not plain':
      return texts.downRevisionNotPlain;
    case 'declared again':
      return texts.twice(why.in);
    case 'broken':
      return texts.broken(why.line, brokenWords(texts, why.by));
  }
}

function brokenWords(texts: RevisionsTexts['unreadableBecause'], by: Extract<UnreadableReason, { type: 'broken' }>['by']): string {
  switch (by.type) {
    case 'conflict':
      return texts.conflict;
    case 'open string':
      return texts.openString;
    case 'closes nothing':
      return texts.closesNothing(by.bracket);
    case 'never closed':
      return texts.neverClosed(by.bracket);
  }
}
