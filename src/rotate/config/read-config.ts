import { readYaml } from '../../config/read-yaml.js';
import type { Context } from '../../context/context.js';
import { regcredError } from '../../errors/error.js';
import { errno } from '../../files/errno.js';
import { readRegularFile } from '../../files/read-file.js';
import { calmHeap } from './calm-heap.js';
import { checkPart, checkQuotes } from './check-part.js';
import { yamlOrigin } from './origin.js';
import type { Origin } from './origin.js';
import { configSchema } from './schema.js';
import type { Config } from './schema.js';

// About 8,000 credentials; the time to read them grows linearly.
const MAX_KIB = 2048;

export interface ConfigFile {
  readonly config: Config;
  /** Locates faults. */
  readonly origin: Origin;
}

/** Reads regcred.yml. Throws E_CONFIG_… before anything is sent or written. */
export async function readConfig(path: string, { fs }: Pick<Context, 'fs'>): Promise<ConfigFile> {
  const text = await read(path, { fs });
  calmHeap(text);
  const yaml = readYaml(text, path, { kib: MAX_KIB });
  const origin = yamlOrigin(yaml, path);
  const config = checkPart(configSchema, yaml.value, { origin, path: [] });
  checkQuotes(origin);
  return { config, origin };
}

async function read(path: string, { fs }: Pick<Context, 'fs'>): Promise<string> {
  const refuse = (problem: string) => regcredError('E_CONFIG_FILE', { file: path, problem });
  const content = await readRegularFile(path, MAX_KIB * 1024, fs).catch((error: unknown) => {
    throw refuse(errno(error));
  });
  if (!content) throw refuse('ENOENT');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content.bytes);
  } catch {
    throw refuse('it is not UTF-8');
  }
}
