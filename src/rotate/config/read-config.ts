import { readYaml } from '../../config/read-yaml.js';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors.js';
import { errno } from '../../files/errno.js';
import { readRegularFile } from '../../files/read-file.js';
import { check, checkQuotes } from './check.js';
import { yamlOrigin } from './origin.js';
import type { Origin } from './origin.js';
import { configSchema } from './schema.js';
import type { Config } from './schema.js';

const MAX_BYTES = 64 * 1024;

export interface ConfigFile {
  readonly config: Config;
  /** To say where a fault is. */
  readonly origin: Origin;
}

/** Reads regcred.yml. Throws E_CONFIG_…, all of them before anything is sent or written. */
export async function readConfig(path: string, { fs }: Pick<Context, 'fs'>): Promise<ConfigFile> {
  const text = await read(path, { fs });
  const yaml = readYaml(text, path);
  const origin = yamlOrigin(yaml, path);
  const config = check(configSchema, yaml.value, { origin, path: [] });
  checkQuotes(origin);
  return { config, origin };
}

async function read(path: string, { fs }: Pick<Context, 'fs'>): Promise<string> {
  const refuse = (problem: string) => fail('E_CONFIG_FILE', { file: path, problem });
  const content = await readRegularFile(path, MAX_BYTES, fs).catch((error: unknown) => {
    throw refuse(errno(error));
  });
  if (!content) throw refuse('ENOENT');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content.bytes);
  } catch {
    throw refuse('it is not UTF-8');
  }
}
