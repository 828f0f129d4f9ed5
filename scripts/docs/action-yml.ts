import { stringify } from 'yaml';

type Inputs = Readonly<Record<string, { readonly description: string; readonly default: string }>>;

export interface ActionDeclaration {
  readonly name: string;
  readonly description: string;
  readonly inputs: Inputs;
  readonly outputs: Readonly<Record<string, string>>;
  /** Entry of the bundle, without folder and ending. */
  readonly main: string;
  readonly post?: string;
}

/** An action.yml; `dist` leads from its folder to the bundle. */
export function actionYml(
  { name, description, inputs, outputs, main, post }: ActionDeclaration,
  dist: string,
) {
  const action = {
    name,
    description,
    author: 'regcred',
    branding: { icon: 'lock', color: 'blue' },
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([key, input]) => [
        key,
        {
          description: input.description,
          required: false,
          ...(input.default ? { default: input.default } : {}),
        },
      ]),
    ),
    ...(Object.keys(outputs).length > 0
      ? {
          outputs: Object.fromEntries(
            Object.entries(outputs).map(([key, text]) => [key, { description: text }]),
          ),
        }
      : {}),
    runs: {
      using: 'node24',
      main: `${dist}/${main}.js`,
      ...(post ? { post: `${dist}/${post}.js`, 'post-if': 'always()' } : {}),
    },
  };
  return `# Generated from the declarations in src/ by \`npm run docs\`.\n${stringify(action, { lineWidth: 0 })}`;
}
