import type * as fs from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** The part of node:fs/promises we use, so that tests can hand in a file system that fails. */
export type FileSystem = Pick<
  typeof fs,
  | 'chmod'
  | 'link'
  | 'lstat'
  | 'mkdir'
  | 'mkdtemp'
  | 'readFile'
  | 'readdir'
  | 'readlink'
  | 'realpath'
  | 'rename'
  | 'rm'
  | 'stat'
  | 'symlink'
  | 'unlink'
  | 'utimes'
> & { open(path: string, flags: string | number, mode?: number): Promise<OpenFile> };

export type OpenFile = Pick<
  FileHandle,
  'chmod' | 'chown' | 'close' | 'read' | 'readFile' | 'stat' | 'sync' | 'utimes' | 'writeFile'
>;
