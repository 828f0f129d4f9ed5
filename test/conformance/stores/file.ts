import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { testContext } from '../../context.js';
import { canary, mayHold, tempDir } from '../../redaction/oracle.js';
import type { Attributes, Place } from './place.js';

export function place(): Place {
  const dir = join(tempDir(), 'store');
  mkdirSync(dir);
  const path = join(dir, 'secret');
  mayHold(path);
  return {
    ctx: testContext(),
    forms: { secret: { path }, pair: { path, as: 'pair' } },
    reads: () => ({ value: readFileSync(path, 'utf8') }),
    consumersSee: () =>
      readdirSync(dir).map((name) => [
        name,
        readFileSync(join(dir, name), 'utf8'),
        statSync(join(dir, name)).ino,
      ]),
    // A file in the place of the folder stops root too.
    forbid() {
      renameSync(dir, `${dir}-gone`);
      writeFileSync(dir, '');
    },
    attributes: attributesOf(path),
  };
}

function attributesOf(path: string): readonly Attributes[] {
  const make = () => writeFileSync(path, `ci:${canary()}`, { mode: 0o600 });
  // The mode is 0600 whatever it was (docs/faults.md C2), so that one is all that a write can keep.
  const seen = () => {
    const { mode, uid, gid } = statSync(path);
    return { mode: mode & 0o7777, uid, gid };
  };
  const link = `${path}-link`;
  const rows: Attributes[] = [
    { name: 'the mode', settings: (form) => form, make, seen },
    {
      name: 'a symbolic link that leads to it',
      settings: (form) => ({ ...form, path: link }),
      make() {
        make();
        symlinkSync(path, link);
      },
      seen: () => [lstatSync(link).isSymbolicLink(), readlinkSync(link), seen()],
    },
  ];
  if (process.getuid?.() !== 0) return rows;
  const owned = () => {
    make();
    execFileSync('chown', ['1234:1235', path]);
  };
  return [...rows, { name: 'the owner', settings: (form) => form, make: owned, seen }];
}
