export const mayImport: Readonly<Record<string, readonly string[]>>;
export function againstTheGrain(from: string, to: string): string | undefined;
