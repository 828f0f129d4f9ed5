import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles what the exports name into one module, so that programs start at the speed of plain Node. It lasts as
 * long as the process: several test files share it. The toolkit's HTTP client is replaced as in our real bundles.
 */
export async function bundle(exports: string): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'regcred-bundle-'));
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  const entry = join(dir, 'entry.ts');
  writeFileSync(entry, exports.replaceAll('src/', `${root}src/`));
  const toolkitHttp = `${root}src/ci/toolkit-http.ts`;
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: {
      alias: [{ find: /^(?:@actions\/http-client(?:\/lib\/auth)?|undici)$/, replacement: toolkitHttp }],
    },
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: dir,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'bundle.mjs' } },
    },
  });
  return join(dir, 'bundle.mjs');
}
