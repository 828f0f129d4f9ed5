import type * as fs from 'node:fs/promises';

/** The part of node:fs/promises we use, so that tests can hand in a file system that fails. */
export type FileSystem = Pick<
  typeof fs,
  | 'chmod'
  | 'link'
  | 'lstat'
  | 'mkdir'
  | 'mkdtemp'
  | 'open'
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
>;
