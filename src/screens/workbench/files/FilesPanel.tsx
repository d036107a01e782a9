import { useRef, useState } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { kindAt, parentOf } from '../../../domain/file-tree.ts';
import { Icon, type IconName } from '../../../ui/Icon.tsx';
import { laterPart } from '../../later-part.tsx';
import { useEnvironment, useFiles, useParts } from '../workbench-context.ts';
import { ChangeNote } from './ChangeNote.tsx';
import { FileTreeView, type Naming } from './FileTreeView.tsx';
import { filesTexts } from '../../../texts/en/files.ts';
import { useTexts } from '../../../texts/texts.ts';
import './files.css';

const DeleteDialog = laterPart(async () => (await import('./DeleteDialog.tsx')).DeleteDialog);

/** The project's files: the tree, what can be done to it, and what the last command did. */
export function FilesPanel({ environment }: { readonly environment: EnvironmentId }) {
  const { workbench, desk } = useParts();
  const texts = useTexts(filesTexts);
  const files = useFiles(environment);
  const { lastChange } = useEnvironment(environment);
  const panel = useRef<HTMLElement>(null);
  const [current, setCurrent] = useState<string>();
  const [naming, setNaming] = useState<Naming>();
  const [deleting, setDeleting] = useState<string>();
  const [refusal, setRefusal] = useState<string>();

  const kind = current === undefined ? undefined : kindAt(files, current);
  const folder = kind === 'folder' && current !== undefined ? current : parentOf(current ?? '');

  /** After a name was typed or a file was deleted the focus is back in the tree, once that is drawn. */
  const backToTree = () => requestAnimationFrame(() => panel.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus());

  const name = (wanted: Naming, text: string) => {
    setNaming(undefined);
    if (wanted.type !== 'file') backToTree();
    const to = wanted.folder === '' ? text : `${wanted.folder}/${text}`;
    if (text === '' || (wanted.type === 'rename' && to === wanted.path)) return;
    const refused =
      wanted.type === 'rename'
        ? workbench.renamePath(environment, wanted.path, to)
        : wanted.type === 'file'
          ? workbench.createFile(environment, to)
          : workbench.createFolder(environment, to);
    setRefusal(refused);
    if (refused !== undefined) return;
    setCurrent(to);
    if (wanted.type === 'rename') desk.send({ type: 'path.renamed', from: wanted.path, to });
    if (wanted.type === 'file') desk.send({ type: 'file.opened', path: to });
  };

  const remove = (path: string) => {
    setDeleting(undefined);
    const refused = workbench.deletePath(environment, path);
    setRefusal(refused);
    setCurrent(parentOf(path));
    backToTree();
    if (refused === undefined) desk.send({ type: 'path.removed', path });
  };

  const rename = (path: string) => setNaming({ type: 'rename', path, folder: parentOf(path) });
  return (
    <section ref={panel} className="panel files" aria-labelledby={`files-title-${environment}`} data-pane="files">
      <div className="panel-head">
        <h2 id={`files-title-${environment}`}>{texts.title}</h2>
        <Tool icon="newFile" label={texts.newFile} onClick={() => setNaming({ type: 'file', folder })} />
        <Tool icon="newFolder" label={texts.newFolder} onClick={() => setNaming({ type: 'folder', folder })} />
        <Tool icon="rename" label={texts.rename} disabled={kind === undefined} onClick={() => current !== undefined && rename(current)} />
        <Tool icon="remove" label={texts.delete} disabled={kind === undefined} onClick={() => setDeleting(current)} />
      </div>
      {refusal !== undefined && (
        <p className="problem" role="alert">
          <Icon name="warning" /> {refusal}
        </p>
      )}
      <FileTreeView
        environment={environment}
        current={current}
        naming={naming}
        onCurrent={setCurrent}
        onNamed={name}
        onNamingCancelled={() => setNaming(undefined)}
        onNamingEscaped={() => {
          setNaming(undefined);
          backToTree();
        }}
        onRename={rename}
        onDelete={setDeleting}
      />
      {lastChange !== undefined && <ChangeNote change={lastChange} />}
      {deleting !== undefined && (
        <DeleteDialog files={files} path={deleting} onConfirm={() => remove(deleting)} onClose={() => setDeleting(undefined)} />
      )}
    </section>
  );
}

function Tool(props: { readonly icon: IconName; readonly label: string; readonly disabled?: boolean; readonly onClick: () => void }) {
  return (
    <button type="button" className="button quiet small icon" data-tool={props.icon} aria-label={props.label} title={props.label} disabled={props.disabled} onClick={props.onClick}>
      <Icon name={props.icon} />
    </button>
  );
}
