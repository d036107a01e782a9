import type { Translation } from '../../translation.ts';

export const common: Translation['notes']['common'] = {
  notAppliedYet: 'Noch nicht angewandt',
  readItAndApplyIt: 'Lies sie und wende sie an',
  writeItByHandIn: 'Schreib sie von Hand, in eine leere Revision',
  whatBelongsInItsUpgrade: 'Das gehört in ihr upgrade',
  andTryAgain: 'Und versuch es noch einmal',
  head: 'Head',
  revisionsHere: 'Revisionen hier',
  theDatabase: 'Die Datenbank',
  goBackOnTheTimeline: 'Geh auf der Zeitachse zum Punkt vor dem Upgrade zurück; bei der Arbeit spielst du das Backup ein.',
  thenSayInTheRevision: 'Dann sag in der Revision, was gemeint ist',
  andApplyIt: 'Und wende sie an',
  isNOTNULLWithoutA: 'ist NOT NULL, ohne server_default',
  defaultIsPythonsOwnThe: '`default=` gilt nur in Python: Die Datenbank erfährt nie davon',
  wasRunningPostgreSQLTookBack: 'lief gerade; PostgreSQL hat zurückgenommen, was sie getan hatte',
  letTheOtherTransactionEnd: 'Lass die andere Transaktion enden: Schließ sie mit COMMIT ab oder trenne ihre Verbindung.',
  wasMadeByThePart: 'stammt von dem Teil, der gelaufen ist',
  takeBackWhatRan: 'Nimm zurück, was gelaufen ist',
  andGoOn: 'Und mach weiter',
  makeIt: 'Leg ihn an',
};
