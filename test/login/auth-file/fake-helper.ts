import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mayHold, tempDir } from '../../redaction/oracle.js';

/** What a helper does instead of its work. */
type Habit = 'works' | 'read-only' | 'fails with the secret' | 'hangs' | 'forgets' | 'prints rubbish';

interface Stored {
  readonly Username: string;
  readonly Secret: string;
}

/** A credential helper as a program on PATH, which keeps its credentials in a file. */
export function fakeHelper(name: string, habit: Habit = 'works') {
  const bin = tempDir();
  const store = join(bin, 'store.json');
  mayHold(store);
  const program = join(bin, `docker-credential-${name}`);
  writeFileSync(program, `#!${process.execPath}\n${SOURCE}(${JSON.stringify({ store, habit })});\n`);
  chmodSync(program, 0o755);
  const read = () =>
    existsSync(store) ? (JSON.parse(readFileSync(store, 'utf8')) as Record<string, Stored>) : {};
  const put = (key: string, value: Stored) =>
    writeFileSync(store, JSON.stringify({ ...read(), [key]: value }), { mode: 0o600 });
  return { path: `${bin}:${process.env['PATH'] ?? ''}`, read, put };
}

const SOURCE = `(({ store, habit }) => {
  const fs = require('fs');
  const input = fs.readFileSync(0, 'utf8').trim();
  const action = process.argv[2];
  const all = fs.existsSync(store) ? JSON.parse(fs.readFileSync(store, 'utf8')) : {};
  const refuse = (text) => { console.log(text); process.exit(1); };
  if (habit === 'hangs') return setInterval(() => {}, 1000);
  if (habit === 'fails with the secret' && action !== 'get') refuse('cannot keep ' + input);
  if (habit === 'prints rubbish') return console.log('not JSON ' + input);
  if (action === 'get') {
    if (!all[input]) refuse('credentials not found in native keychain');
    return console.log(JSON.stringify({ ServerURL: input, ...all[input] }));
  }
  if (habit === 'read-only') refuse('not implemented');
  if (action === 'store') {
    const { ServerURL, Username, Secret } = JSON.parse(input);
    if (habit !== 'forgets') all[ServerURL] = { Username, Secret };
  } else delete all[input];
  fs.writeFileSync(store, JSON.stringify(all), { mode: 0o600 });
})`;
