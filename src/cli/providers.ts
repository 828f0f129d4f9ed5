import { entries } from '../registries/detect.js';
import type { Run } from './command.js';

export const run: Run = (args, io) => {
  if (args.values['json']) {
    io.out(
      JSON.stringify(
        entries.map(({ id, title, login, rotation = [] }) => ({ id, title, login, rotation })),
        null,
        2,
      ),
    );
  } else {
    const width = Math.max(...entries.map(({ id }) => id.length));
    for (const { id, title, login, rotation } of entries) {
      io.out(
        `${id.padEnd(width)}  ${title}: ${login.username} / ${login.secret}; rotation: ${rotation?.join(', ') ?? 'by hand'}`,
      );
    }
  }
  return Promise.resolve(0);
};
