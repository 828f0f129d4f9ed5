import { StringDecoder } from 'node:string_decoder';

/**
 * Cuts a stream of bytes into lines as .NET's StreamReader does, which the runner reads output with:
 * a carriage return alone ends a line too, so it can start a command in the middle of what looks like one line.
 */
export function lineSplitter(onLine: (line: string) => void): { write(chunk: Buffer): void; end(): void } {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const cut = (final: boolean): void => {
    // A carriage return at the very end may be the first half of CRLF: wait for what follows.
    const ready = !final && rest.endsWith('\r') ? rest.slice(0, -1) : rest;
    const lines = ready.split(/\r\n|\r|\n/);
    rest = (lines.pop() ?? '') + rest.slice(ready.length);
    for (const line of lines) onLine(line);
  };
  return {
    write(chunk) {
      rest += decoder.write(chunk);
      cut(false);
    },
    end() {
      rest += decoder.end();
      cut(true);
      if (rest !== '') onLine(rest);
      rest = '';
    },
  };
}
