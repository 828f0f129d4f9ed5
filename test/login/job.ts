import { mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Ci } from '../../src/context/ci.js';
import type { Context } from '../../src/context/context.js';
import { createHttp } from '../../src/http/create-http.js';
import { logOutStep } from '../../src/login/logout/logout-action.js';
import { login } from '../../src/login/login.js';
import { logoutRegistry } from '../../src/login/logout/logout-registry.js';
import { readLoginRequest } from '../../src/login/inputs/login-request.js';
import { testContext } from '../context.js';
import { observe } from '../redaction/oracle.js';
import { home } from './auth-file/files.js';

/** A job in this process: its steps share variables and the home folder, each has a state of its own. */
export function job(config?: unknown, overrides: Partial<Context> = {}) {
  const machine = home(config, overrides);
  const tempDir = join(machine.dir, 'temp');
  mkdirSync(tempDir);
  const variables: Record<string, string | undefined> = { ...machine.ctx.env, GITHUB_RUN_ID: '1' };
  const outputs: Record<string, string> = {};
  const pages: string[] = [];

  function context(): Context {
    const ctx = testContext({ exec: machine.ctx.exec, ...overrides, env: { ...variables } });
    return { ...ctx, http: createHttp(ctx) };
  }

  function step(inputs: Readonly<Record<string, string>>) {
    const state = new Map<string, string>();
    const ci = (ctx: Context): Ci => ({
      id: 'github',
      sharesHome: false,
      tempDir,
      input: (name) => inputs[name] ?? '',
      has: (name) => name in inputs,
      given: () => Object.keys(inputs),
      output: (name, value) => {
        observe(`the output ${name}`, value);
        outputs[name] = value;
      },
      exportVariable: (name, value) => void (variables[name] = value),
      addPath: (folder) => void (variables['PATH'] = [folder, variables['PATH']].join(delimiter)),
      helperWords: [process.execPath, "/it's here/credential-helper.js"],
      summary: (markdown) => void pages.push(ctx.masks.redact(markdown)),
      saveState: (name, value) => {
        observe('the state', value);
        state.set(name, value);
      },
      state: (name) => state.get(name) ?? '',
    });
    return {
      state,
      async login(ctx = context()) {
        return login(await readLoginRequest(ci(ctx), ctx.env), ci(ctx), ctx);
      },
      post: (ctx = context()) => logOutStep(ci(ctx), ctx),
      logout: (ctx = context()) => logoutRegistry(ci(ctx), ctx),
    };
  }

  return { ...machine, tempDir, variables, outputs, pages, step, context };
}
