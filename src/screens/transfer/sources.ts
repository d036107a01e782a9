import type { Source } from '../../transfer/transfer.ts';

/** What was chosen in a field for files, or for a folder. */
export function chosenSource(list: FileList): Source | undefined {
  const files = [...list];
  const [first] = files;
  if (first === undefined) return undefined;
  if (first.webkitRelativePath === '') return { type: 'file', name: first.name, file: first };
  return { type: 'folder', name: first.webkitRelativePath.split('/')[0] ?? first.name, files: files.map((file) => ({ path: file.webkitRelativePath, file })), emptyFolders: [] };
}

/** Whether something that is dragged over the page is a file or a folder, not a text. */
export function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') === true;
}

/**
 * What was dropped: one file, or a folder with all that is in it. Several files and folders are taken as one folder that
 * holds them. To be called while the drop is being heard; the browser forgets what was dropped right after.
 */
export function droppedSource(transfer: DataTransfer): () => Promise<Source | undefined> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  // What a program drops, not a person, is a file without an entry.
  const [file] = transfer.files;
  return async () => {
    const [first, ...others] = entries;
    if (first === undefined) return file === undefined ? undefined : { type: 'file', name: file.name, file };
    if (others.length === 0 && isFile(first)) return { type: 'file', name: first.name, file: await fileOf(first) };
    const files: { path: string; file: Blob }[] = [];
    const emptyFolders: string[] = [];
    for (const entry of entries) await collect(entry, entry.name, files, emptyFolders);
    return { type: 'folder', name: first.name, files, emptyFolders };
  };
}

async function collect(entry: FileSystemEntry, path: string, files: { path: string; file: Blob }[], emptyFolders: string[]): Promise<void> {
  if (isFile(entry)) files.push({ path, file: await fileOf(entry) });
  else if (isFolder(entry)) {
    const inside = await entriesOf(entry);
    if (inside.length === 0) emptyFolders.push(path);
    for (const each of inside) await collect(each, `${path}/${each.name}`, files, emptyFolders);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A browser hands a folder's entries out in parts, the last of which is empty. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return all;
    all.push(...part);
  }
}
