import type { Translation } from '../translation.ts';

export const happened: Translation['happened'] = {
  title: (environment) => `Was passiert ist, ${environment}`,
  said: (environment, title) => `Was passiert ist, ${environment}: ${title}`,
  open: 'Was passiert ist: {line}',
  dismiss: (environment) => `Was passiert ist, ausblenden, ${environment}`,
  lesson: 'Die Lektion dazu',
  wayOut: (environment) => `Der Ausweg, ${environment}`,
  type: (line) => `${line} eintippen`,
  typeTitle: 'Schreibt die Zeile ins Terminal; du schickst sie ab',
  goTo: (place) => `Zu ${place}`,
  problem: (message) => `Was passiert ist, ließ sich nicht erklären: ${message}`,
};
