import { type FileTree, treeOf } from '../../domain/file-tree.ts';
import { Objects } from './objects.ts';
import { Refs } from './refs.ts';
import { WorkFiles } from './work-files.ts';

export { originUrl } from '../../domain/workspace.ts';

/** A bare repository without any commit: what the origin is before the first push. */
export function emptyOrigin(): FileTree {
  return treeOf({
    HEAD: 'ref: refs/heads/main\n',
    config: '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n',
    'objects/info/': '',
    'objects/pack/': '',
    'refs/heads/': '',
    'refs/tags/': '',
  });
}

/** The shared repository during one command. It takes effect when the command ends, all at once or not at all. */
export class Origin {
  /** The value that the command saw; what it wants written is refused when another value stands there by then. */
  readonly seen: FileTree;
  readonly files: WorkFiles;
  readonly objects: Objects;
  readonly refs: Refs;

  constructor(seen: FileTree) {
    this.seen = seen;
    this.files = new WorkFiles(seen);
    this.objects = new Objects(this.files, '');
    this.refs = new Refs(this.files, '');
  }

  get exists(): boolean {
    return this.files.read('HEAD') !== undefined;
  }
}
