import type { Translation } from '../../translation.ts';

export const connection: Translation['notes']['connection'] = {
  passwordRefused: {
    title: (user) => `PostgreSQL lässt \`${user}\` mit diesem Passwort nicht herein.`,
    meaning: 'Ein Server hat geantwortet und abgelehnt. Bei einem falschen Passwort und bei einem unbekannten Namen sagt er dasselbe, damit niemand Namen durch Probieren herausfindet.',
    command: 'Sieh nach, welche Rollen der Server hat',
    way: 'Schreib den richtigen Namen und das richtige Passwort',
  },
  noSuchDatabase: {
    title: (database) => `Der Server hat keine Datenbank \`${database}\`.`,
    meaning: 'Der Server ist da, und Name und Passwort stimmen. Eine Migration legt Tabellen in einer Datenbank an; die Datenbank selbst legt sie nicht an.',
    command: 'Sieh nach, welche Datenbanken es gibt',
    way: 'Schreib den Namen einer, die es gibt',
  },
  nothingListens: {
    title: (port, host) => `An Port ${port} von \`${host}\` lauscht nichts.`,
    meaning: 'Den Host gibt es, und an diesem Port antwortet kein Server: Er läuft nicht, oder er lauscht an einem anderen. Ein PostgreSQL-Server lauscht an 5432, wenn man ihm nichts anderes sagt.',
    way: 'Nenne Host und Port eines laufenden Servers',
    way2: 'Schreib den Port, an dem der Server lauscht',
  },
  hostUnknown: {
    title: (host) => `Ein Host \`${host}\` ist nicht zu finden.`,
    meaning: 'Zu dem Namen gab es keine Adresse, also wurde kein Server gefragt. Vielleicht ist er vertippt, oder er ist nur dort bekannt, wo die anderen Container laufen.',
    way: 'Nenne den Host, auf dem der Server ist',
  },
  addressProof: {
    of: 'Die Zeile',
    is: (address) => `verbindet sich mit \`${address}\``,
    is2: (address) => `ist \`${address}\``,
  },
  rightAddress: {
    words: (what) => `${what}, in der Adresse.`,
    code: (what) => `${what}. Der Server einer Umgebung hier fängt an mit`,
  },
};
