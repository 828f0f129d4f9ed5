export interface Change {
  readonly kind: string;
  readonly text: string;
}
export function readChange(name: string, text: string): Change;
export function release(changelog: string, changes: readonly Change[], version: string, date: string): string;
