import * as fs from 'node:fs';
import type { FileSystem, OpenFile } from './file-system.js';

/**
 * This machine's files, by synchronous calls behind promises. A login makes some sixty operations on small
 * files; with node:fs/promises each is a trip to another thread, together a tenth of the whole login.
 * Nothing opened here can block: readers open with O_NONBLOCK.
 */
export const localFiles = {
  chmod: promised(fs.chmodSync),
  link: promised(fs.linkSync),
  lstat: promised(fs.lstatSync),
  mkdir: promised(fs.mkdirSync),
  mkdtemp: promised(fs.mkdtempSync),
  open: async (path: string, flags: string | number, mode?: number) => opened(fs.openSync(path, flags, mode)),
  readFile: promised(fs.readFileSync),
  readdir: promised(fs.readdirSync),
  readlink: promised(fs.readlinkSync),
  realpath: promised(fs.realpathSync.native),
  rename: promised(fs.renameSync),
  rm: promised(fs.rmSync),
  stat: promised(fs.statSync),
  symlink: promised(fs.symlinkSync),
  unlink: promised(fs.unlinkSync),
  utimes: promised(fs.utimesSync),
} as unknown as FileSystem;

function promised<A extends unknown[], R>(act: (...args: A) => R): (...args: A) => Promise<R> {
  // Async, so that what it throws is a rejection.
  return async (...args) => act(...args);
}

function opened(fd: number): OpenFile {
  return {
    chmod: promised((mode: number) => fs.fchmodSync(fd, mode)),
    chown: promised((uid: number, gid: number) => fs.fchownSync(fd, uid, gid)),
    close: promised(() => fs.closeSync(fd)),
    read: promised((buffer: Buffer, offset: number, length: number, position: number) => ({
      bytesRead: fs.readSync(fd, buffer, offset, length, position),
      buffer,
    })),
    readFile: promised(() => fs.readFileSync(fd)),
    stat: promised(() => fs.fstatSync(fd)),
    sync: promised(() => fs.fsyncSync(fd)),
    utimes: promised((atime: number, mtime: number) => fs.futimesSync(fd, atime, mtime)),
    writeFile: promised((data: string | Uint8Array) => fs.writeFileSync(fd, data)),
  } as unknown as OpenFile;
}
