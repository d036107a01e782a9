import { kindAt, type FileTree } from '../../../domain/file-tree.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { filesUnder } from './tree-rows.ts';

/** Asks before a file or a folder goes. */
export function DeleteDialog(props: {
  readonly files: FileTree;
  readonly path: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const isFolder = kindAt(props.files, props.path) === 'folder';
  const count = filesUnder(props.files, props.path);
  return (
    <Dialog title={`Delete ${props.path}?`} onClose={props.onClose}>
      <p>
        {isFolder ? `The folder and ${count === 1 ? 'the one file' : `the ${count} files`} in it will be gone.` : 'The file will be gone.'} There is no undo.
      </p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={props.onClose}>
          Keep it
        </button>
        <button type="button" className="button danger" onClick={props.onConfirm}>
          Delete
        </button>
      </div>
    </Dialog>
  );
}
