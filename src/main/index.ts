// Puts the modules that every entry loads into the first file; webpack would copy them into each part.
import '../registries/detect.js';
import '../registries/kit/explain/explanation-rule.js';
import '../registries/kit/logins/password-login.js';

/**
 * The one bundle. Loads each entry on demand, so that a start loads only its own part. The files of dist/ that
 * platforms call only name an entry (scripts/build.mjs).
 */
const entries = {
  login: () => import('./login.js'),
  'login-post': () => import('./login-post.js'),
  logout: () => import('./logout.js'),
  rotate: () => import('./rotate.js'),
  plan: () => import('./plan.js'),
  cli: () => import('./cli.js'),
  'credential-helper': () => import('./credential-helper.js'),
};

export async function start(name: keyof typeof entries): Promise<void> {
  const { main } = await entries[name]();
  await main();
}
