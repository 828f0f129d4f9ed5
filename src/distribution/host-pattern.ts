/**
 * A host by its exact name, or by an expression anchored at both ends. Hosts are compared in canonical
 * form: lower case, ASCII, no trailing dot. Never by substring or suffix: look-alikes
 * (`ghcr.io.evil.com`) and tenants of one domain are different hosts (docs/faults.md A11, section 2).
 */
export type HostPattern = string | RegExp;

export function matchesHost(host: string, patterns: readonly HostPattern[]): boolean {
  return patterns.some((pattern) => (typeof pattern === 'string' ? pattern === host : pattern.test(host)));
}
