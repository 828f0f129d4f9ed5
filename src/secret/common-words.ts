// Words that logs, placeholders and outputs are made of. A secret that is one of them protects nothing,
// and masking it would hide the log (docs/faults.md A8) or drop job outputs.
const words = new Set([
  ...['***', '****', '*****', '******', '********', '...', '[secret]', '[redacted]', '[masked]'],
  ...['redacted', '<redacted>', 'masked', '[hidden]', 'hidden', 'xxxx', 'xxxxx', 'xxxxxx', 'xxxxxxxx'],
  ...['true', 'false', 'null', 'none', 'undefined', 'default', 'latest', 'main', 'master', 'auto'],
  ...['docker', 'podman', 'login', 'logout', 'registry', 'username', 'password', 'secret', 'token', 'user'],
  ...['regcred', 'github', 'gitlab', 'jenkins', 'http', 'https', 'http://', 'https://', 'localhost'],
  ...['error', 'warning', 'notice', 'debug', 'info', 'hint', 'root', 'test', 'push', 'pull'],
  ...['docker.io', 'index.docker.io', 'registry-1.docker.io', 'ghcr.io', 'quay.io', 'gcr.io'],
  ...['registry.gitlab.com', 'public.ecr.aws', 'mcr.microsoft.com'],
]);

export function isCommonWord(text: string): boolean {
  return words.has(text.trim().toLowerCase());
}
