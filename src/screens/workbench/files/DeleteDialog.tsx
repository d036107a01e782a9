import { kindAt, type FileTree } from '../../../domain/file-tree.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { filesUnder } from './tree-rows.ts';
import { filesTexts } from '../../../texts/en/files.ts';
import { useTexts } from '../../../texts/texts.ts';

/** Asks before a file or a folder goes. */
export function DeleteDialog(props: {
  readonly files: FileTree;
  readonly path: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const isFolder = kindAt(props.files, props.path) === 'folder';
  const { deleting: texts, delete: remove } = useTexts(filesTexts);
  const count = filesUnder(props.files, props.path);
  return (
    <Dialog title={texts.title(props.path)} onClose={props.onClose}>
      <p>{isFolder ? texts.folder(count) : texts.file}</p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={props.onClose}>
          {texts.keep}
        </button>
        <button type="button" className="button danger" onClick={props.onConfirm}>
          {remove}
        </button>
      </div>
    </Dialog>
  );
}
