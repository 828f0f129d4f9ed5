import { entries } from '../registries/detect.js';
import type { Run } from './command.js';

export const run: Run = async (args, io) => {
  const providers = await Promise.all(
    entries.map(async ({ id, title, load }) => {
      const { inputs, rotation = [] } = await load();
      const login = { username: inputs.username, secret: inputs.password };
      return { id, title, login, rotation: rotation.map((one) => one.class) };
    }),
  );
  if (args.values['json']) {
    io.out(JSON.stringify(providers, null, 2));
  } else {
    const width = Math.max(...providers.map(({ id }) => id.length));
    for (const { id, title, login, rotation } of providers) {
      const classes = rotation.join(', ') || 'by hand';
      io.out(`${id.padEnd(width)}  ${title}: ${login.username} / ${login.secret}; rotation: ${classes}`);
    }
  }
  return 0;
};
