type Inputs = Readonly<Record<string, { readonly description: string; readonly default: string }>>;

/** A Markdown table of inputs, as the code declares them. */
export function inputsTable(inputs: Inputs): string {
  const rows = Object.entries(inputs).map(
    ([name, input]) =>
      `| \`${name}\` | ${input.description} | ${input.default ? `\`${input.default}\`` : ''} |`,
  );
  return ['| Input | Meaning | Default |', '| --- | --- | --- |', ...rows].join('\n');
}

export function outputsTable(outputs: Readonly<Record<string, string>>): string {
  const rows = Object.entries(outputs).map(([name, text]) => `| \`${name}\` | ${text} |`);
  return ['| Output | Meaning |', '| --- | --- |', ...rows].join('\n');
}
