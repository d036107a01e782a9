import type { ActionsTexts } from './en/actions.ts';
import type { EditorTexts } from './en/editor.ts';
import type { FilesTexts } from './en/files.ts';
import type { IncomingTexts } from './en/incoming.ts';
import type { KeysTexts } from './en/keys.ts';
import type { LaterTexts } from './en/later.ts';
import type { LessonsTexts } from './en/lessons.ts';
import type { OfflineTexts } from './en/offline.ts';
import type { PageTexts } from './en/page.ts';
import type { PaletteTexts } from './en/palette.ts';
import type { TerminalTexts } from './en/terminal.ts';
import type { TheatreTexts } from './en/theatre.ts';
import type { ToolchainsTexts } from './en/toolchains.ts';
import type { TransferTexts } from './en/transfer.ts';
import type { WorkbenchTexts } from './en/workbench.ts';

/** All texts of the page in one language. What English says, every other language has to say: the compiler sees to it. */
export interface Translation {
  readonly actions: ActionsTexts;
  readonly editor: EditorTexts;
  readonly files: FilesTexts;
  readonly incoming: IncomingTexts;
  readonly keys: KeysTexts;
  readonly later: LaterTexts;
  readonly lessons: LessonsTexts;
  readonly offline: OfflineTexts;
  readonly page: PageTexts;
  readonly palette: PaletteTexts;
  readonly terminal: TerminalTexts;
  readonly theatre: TheatreTexts;
  readonly toolchains: ToolchainsTexts;
  readonly transfer: TransferTexts;
  readonly workbench: WorkbenchTexts;
}
