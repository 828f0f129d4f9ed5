import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canary, observe, tempDir } from '../redaction/oracle.js';
import { step } from './program.js';

const HOSTILE = [
  'x\n::stop-commands::tok',
  '   ::add-mask::e',
  '\r::error::no',
  'foo ##[add-mask]e',
  '##[set-output name=token]x',
  '::add-matcher::/w/m.json',
  'a\u2028::warning::b\u2029::debug::c\u0085::notice::d',
  '\u001b[2K\u001b[1A::group::g',
  '\u202e::endgroup::\u200b::echo::on',
  'section_start:1:x',
];

describe('the log on GitHub', () => {
  it('B1: B2: B3: text from a server is never taken as a command, and masks added later work', async () => {
    const later = canary();
    const { log, commands, stdout } = await step(
      `for (const text of JSON.parse(process.env.HOSTILE)) {
         ctx.log.info(text); ctx.log.notice(text); ctx.log.warning(text); ctx.log.debug(text);
         ci.summary(text);
       }
       ctx.masks.add(new Secret(process.env.LATER), 'octocat');
       ctx.log.info('later ' + process.env.LATER);
       console.log('printed by something else: ' + process.env.LATER);`,
      { HOSTILE: JSON.stringify(HOSTILE), LATER: later },
    ).ended();
    expect(new Set(commands)).toEqual(new Set(['notice', 'warning', 'debug', 'add-mask']));
    expect(commands.filter((name) => name === 'notice')).toHaveLength(HOSTILE.length);
    expect(commands.filter((name) => name === 'warning')).toHaveLength(HOSTILE.length);
    expect(commands.filter((name) => name === 'debug')).toHaveLength(HOSTILE.length);
    expect(log).toContain('later ***');
    expect(log).toContain('printed by something else: ***');
    expect(stdout).not.toMatch(/[\u001b\u2028\u2029\u202e\u200b\u0085]/);
  });

  it('B3: a line of a megabyte is cut', async () => {
    const { log } = await step(
      `ctx.log.info('a'.repeat(1 << 20)); ctx.log.info('b\\n'.repeat(1 << 20));`,
    ).ended();
    expect(log.length).toBeLessThan(20_000);
  });

  it('B9: debug logging shows no secret', async () => {
    const secret = canary('', 'json');
    const { code, log } = await step(
      `ctx.masks.add(new Secret(process.env.S)); ctx.log.debug('got ' + process.env.S); throw new TypeError(process.env.S);`,
      { S: secret, RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' },
    ).ended();
    expect(code).toBe(1);
    expect(log).toContain('E_INTERNAL: regcred failed because of a bug (TypeError).');
    expect(log).toMatch(/debug: .*at .*step\.mjs/);
  });

  it('A7: A8: a weak secret is named as such, once, and not masked', async () => {
    const { log } = await step(
      `for (const text of ['abc', 'true', '***', 'xy']) ctx.masks.add(new Secret(text), 'octocat');
       ctx.log.info('true abc ***');`,
    ).ended();
    expect(log).toContain('true abc ***');
    expect(log.match(/1 to 3 characters/g)).toHaveLength(1);
    expect(log.match(/common word/g)).toHaveLength(1);
  });
});

describe('the files of the runner', () => {
  it('B5: a value that imitates the end of its entry stays one value', async () => {
    const value = 'x\nghadelimiter_123\nPATH=evil\n\nEOF';
    const { ended, files } = step(
      `ci.output('registry', process.env.V); ci.saveState('a', process.env.V); ci.exportVariable('B_C', process.env.V);`,
      { V: value },
    );
    expect((await ended()).code).toBe(0);
    for (const [file, name] of [
      ['GITHUB_OUTPUT', 'registry'],
      ['GITHUB_STATE', 'a'],
      ['GITHUB_ENV', 'B_C'],
    ] as const) {
      const [head, ...rest] = readFileSync(files[file] ?? '', 'utf8').split('\n');
      const [, key, delimiter] = /^(.*)<<(.*)$/.exec(head ?? '') ?? [];
      expect([key, rest.slice(0, rest.indexOf(delimiter ?? '')).join('\n')]).toEqual([name, value]);
      expect(rest.slice(rest.indexOf(delimiter ?? ''))).toEqual([delimiter, '']);
    }
  });

  it.each(['a\nb', 'a=b', 'a<<b', '', '1a', ' a', 'a b'])('B6: the name %j is refused', async (name) => {
    const { ended, files } = step(
      `const codes = [];
       for (const write of [ci.output, ci.saveState, ci.exportVariable]) {
         try { write(process.env.NAME, 'v'); } catch (error) { codes.push(error.code); }
       }
       console.log(codes.join());`,
      { NAME: name },
    );
    expect((await ended()).log).toContain('E_OUTPUT_NAME,E_OUTPUT_NAME,E_OUTPUT_NAME');
    for (const file of ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV']) {
      expect(statSync(files[file] ?? '').size).toBe(0);
    }
  });

  it('B5: a folder for PATH is one whole line; a relative one or one with a line break is refused', async () => {
    const file = join(tempDir(), 'path');
    writeFileSync(file, '');
    const { ended } = step(
      `ci.addPath('/a b/c');
       for (const bad of ['bin', '/a\\n/evil', '/a\\r/evil']) {
         try { ci.addPath(bad); } catch (error) { ctx.log.info('refused ' + error.code); }
       }`,
      { GITHUB_PATH: file },
    );
    const { code, log } = await ended();
    expect(code).toBe(0);
    expect(log.match(/refused E_HOST_FILE/g)).toHaveLength(3);
    expect(readFileSync(file, 'utf8').trimEnd()).toBe('/a b/c');
  });

  it.each([undefined, '', '/nowhere/at/all', '/'])(
    'B7: PATH goes into its file %s or nowhere',
    async (file) => {
      const { code, log, commands } = await step(`ci.addPath('/a');`, { GITHUB_PATH: file }).ended();
      expect(code).toBe(1);
      expect(commands).toEqual(['error']);
      expect(log).toContain('E_HOST_FILE: The runner’s file GITHUB_PATH is missing or cannot be written.');
    },
  );

  it.each([
    ['unset', undefined],
    ['empty', ''],
    ['missing', '/nowhere/at/all'],
    ['a folder', '/'],
    ['on a full disk', '/dev/full'],
  ])('B7: E_HOST_FILE and nothing on standard output when it is %s', async (_, file) => {
    const value = canary();
    for (const [variable, call] of [
      ['GITHUB_OUTPUT', 'output'],
      ['GITHUB_STATE', 'saveState'],
      ['GITHUB_ENV', 'exportVariable'],
    ] as const) {
      const { code, log, commands, stdout } = await step(`ci.${call}('name', process.env.V);`, {
        V: value,
        [variable]: file,
      }).ended();
      observe('raw', stdout);
      expect(code).toBe(1);
      expect(commands).toEqual(['error']);
      expect(log).toContain(`E_HOST_FILE: The runner’s file ${variable} is missing or cannot be written.`);
    }
  });

  it.each([undefined, '/nowhere/at/all', '/dev/full'])(
    'a summary that cannot be written (%s) is a warning',
    async (file) => {
      const { code, log, commands } = await step(`ci.summary('# Hello');`, {
        GITHUB_STEP_SUMMARY: file,
      }).ended();
      expect([code, commands]).toEqual([0, ['warning']]);
      expect(log).toContain('The job summary could not be written');
    },
  );

  it('the summary is written whole, in order, once, and redacted', async () => {
    const { ended, files } = step(
      `ctx.masks.add(new Secret(process.env.S)); ci.summary('# One'); ci.summary('two ' + process.env.S); ci.summary('three');`,
      { S: canary() },
    );
    await ended();
    expect(readFileSync(files.GITHUB_STEP_SUMMARY ?? '', 'utf8')).toBe('# One\ntwo ***\nthree\n');
  });

  it('B15: B16: an output that equals a masked value is set and explained', async () => {
    const { ended, files } = step(
      `ctx.masks.add(new Secret('123456789012')); ci.output('registry', '123456789012.dkr.ecr.example'); ci.output('other', 'fine');`,
    );
    const { code, log } = await ended();
    expect(code).toBe(0);
    expect(log).toContain('The output "registry" contains text that is masked');
    expect(log).not.toContain('The output "other"');
    expect(readFileSync(files.GITHUB_OUTPUT ?? '', 'utf8')).toContain('123456789012.dkr.ecr.example');
  });
});

describe('inputs on GitHub', () => {
  it('come untouched, and the names of those given are known', async () => {
    const { log } = await step(
      `console.log(JSON.stringify([ci.input('password'), ci.input('registry-auth'), ci.input('none'), ci.given(), ci.state('key')]));`,
      {
        INPUT_PASSWORD: '  a\n b ',
        'INPUT_REGISTRY-AUTH': '- x',
        INPUT_SCOPE: '',
        INPUT_PASWORD: 'y',
        STATE_key: 'v',
      },
    ).ended();
    expect(JSON.parse(log.trim())).toEqual([
      '  a\n b ',
      '- x',
      '',
      ['password', 'registry-auth', 'pasword'],
      'v',
    ]);
  });
});

describe('the folder for temporary files', () => {
  it('is the same in every step, and ours alone', async () => {
    const body = `ci.exportVariable('DIR', ci.tempDir); console.log(ci.tempDir === ci.tempDir);`;
    const [first, second] = [step(body), step(body)];
    for (const { ended, dir } of [first, second]) {
      expect((await ended()).log).toContain('true');
      expect(statSync(join(dir, 'temp', `regcred-${process.getuid?.()}`)).mode & 0o777).toBe(0o700);
    }
  });

  it('is another one where somebody has put a link in its place', async () => {
    const program = step(`await new Promise((go) => setTimeout(go, 1)); console.log(ci.tempDir);`);
    const target = join(program.dir, 'target');
    mkdirSync(target);
    chmodSync(target, 0o777);
    symlinkSync(target, join(program.dir, 'temp', `regcred-${process.getuid?.()}`));
    const shown = (await program.ended()).log.trim();
    expect(shown).toMatch(/regcred-\d+-\w+$/);
    expect(statSync(shown).mode & 0o777).toBe(0o700);
  });
});
