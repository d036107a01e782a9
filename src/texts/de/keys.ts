import type { Keys } from '../en/keys.ts';

const lists: Keys = [
  [
    'Überall',
    [
      ['F6, Umschalt+F6', 'zum nächsten Bereich der Seite oder zum vorigen'],
      ['Alt+1 … Alt+4', 'zu Entwicklerin A, Entwickler B, CI, Produktion'],
      ['Alt+0', 'alle Umgebungen nebeneinander, und zurück'],
      ['Strg+`', 'zum Terminal'],
      ['Alt+Z, Alt+Umschalt+Z', 'rückgängig und wiederholen: die ganze Welt einen Punkt zurück oder wieder vor'],
      ['Alt+9', 'alle Punkte der Zeitachse, und zurück'],
      ['Alt+Bild↓, Alt+Bild↑', 'zum nächsten Tab oder zum vorigen'],
      ['Alt+W', 'den Tab schließen'],
    ],
  ],
  [
    'Dateien',
    [
      ['Pfeile, Buchstaben', 'durch den Baum gehen'],
      ['Eingabe', 'öffnen'],
      ['F2', 'umbenennen'],
      ['Entf', 'löschen, nach einer Rückfrage'],
    ],
  ],
  [
    'Editor',
    [
      ['Strg+M', 'Tab verlässt den Editor; noch einmal: Tab rückt wieder ein (macOS: Ctrl+Umschalt+M)'],
      ['F8', 'zum nächsten markierten Problem'],
      ['F1', 'alle Befehle des Editors'],
    ],
  ],
  [
    'Terminal',
    [
      ['Tab', 'vervollständigen; beim zweiten Mal: auflisten, was es gibt'],
      ['Auf, Ab', 'frühere Zeilen'],
      ['Strg+R', 'in ihnen suchen; noch einmal: ältere'],
      ['Strg+C', 'anhalten, was läuft, oder die Auswahl kopieren'],
      ['Strg+A, Strg+E', 'zum Anfang oder Ende der Zeile'],
      ['Strg+U, Strg+K', 'bis zum Anfang oder Ende löschen; Strg+Y holt es zurück'],
      ['Strg+W, Alt+Rücktaste', 'ein Wort löschen (manche Browser behalten Strg+W für sich)'],
      ['Strg+L', 'leeren'],
      ['Strg+Umschalt+C, Strg+V', 'kopieren, einfügen'],
      ['Umschalt+Tab oder Escape und Tab', 'das Terminal verlassen'],
    ],
  ],
  [
    'Zeitachse',
    [
      ['Auf, Ab', 'die Punkte entlang (auf der Spur nehmen Links und Rechts die Welt mit)'],
      ['Eingabe', 'die Welt an diesen Punkt setzen'],
      ['F2', 'den Punkt benennen; was einen Namen hat, wird nicht vergessen'],
      ['Leertaste', 'den Punkt markieren, um ihn mit einem anderen zu vergleichen'],
    ],
  ],
  [
    'Bereiche',
    [
      ['Pfeile auf einem Trenner', 'einen Bereich größer oder kleiner machen'],
      ['Auf, Ab in den Revisionen', 'die Revisionen entlang'],
      ['Strg+Eingabe im SQL-Feld', 'ausführen'],
    ],
  ],
];

export const keys = { title: 'Tasten', lists };
