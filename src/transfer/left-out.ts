import { baseName } from '../domain/file-tree.ts';

/** Folders that are no part of a project: other people's packages, and what tools make again by themselves. */
const FOLDERS = new Set(['__pycache__', '__MACOSX', 'node_modules', '.venv', 'venv', '.tox', '.nox', '.mypy_cache', '.pytest_cache', '.ruff_cache']);
const FILES = new Set(['.DS_Store', 'Thumbs.db']);

/** Whether a path is left out when a project is brought in, without being read. */
export function isLeftOut(path: string): boolean {
  const parts = path.split('/');
  const isFolder = path.endsWith('/');
  return parts.some((part, index) => FOLDERS.has(part) && (isFolder || index < parts.length - 1)) || FILES.has(baseName(path));
}
