import tseslint from 'typescript-eslint';

// The only source files that may turn a Secret back into text. Each entry says what it does with it.
// Adding a file here is a decision to be argued for in review.
const reveals = [
  'src/secret/**', // encoded forms for masks and redaction, comparison
  'src/context/exec.ts', // writes it to a child's standard input
  'src/http/exchange.ts', // writes headers and bodies to the socket
  'src/http/tunnel.ts', // writes the proxy's credentials into CONNECT
  'src/distribution/authorization.ts', // Basic header and the form with a refresh token
  'src/rotate/ledger/escrow.ts', // reads the JSON that was sealed
  'src/login/inputs/given-credential.ts', // cuts one line ending off
  'src/login/helper/credential-helper.ts', // writes it to the client that asked for it
  'src/login/auth-file/entry.ts', // base64 of user:secret, as it stands in docker's 0600 file
  'src/registries/kit/logins/secret-form.ts', // answers questions about a secret's form (prefix, blank, NUL); splits pairs
  'src/registries/kit/aws/sign.ts', // keys the signature of a request with it
  'src/registries/ghcr/app-jwt.ts', // signs with the private key of a GitHub App
  'src/registries/alibaba/acs3-signature.ts', // signs with the secret of an AccessKey
  'src/registries/http/template.ts', // fills it into the headers and bodies that the configuration describes
  'src/registries/htpasswd/password-file.ts', // hashes it with bcrypt
  'src/cli/hand-over.ts', // writes the one secret a person asked for to a new 0600 file or a pipe
  'src/stores/github/value.ts', // joins username and secret as one value, and measures it
  'src/stores/gitlab/value-rules.ts', // answers questions about a value's form (blanks, length, $)
  'src/stores/jenkins/xml-value.ts', // writes it into the XML of a Jenkins credential
  'src/stores/file/file-store.ts', // writes it to the 0600 file that consumers read
];

const layers = [
  'main',
  'cli',
  'ci',
  'login',
  'rotate',
  'registries',
  'stores',
  'id-token',
  'distribution',
  'http',
  'files',
  'secret',
];
// Direction of imports (design, section 2): main → cli → ci, login, rotate → registries, stores → id-token →
// distribution, http, files, secret.
const above = {
  cli: ['main'],
  ci: ['main', 'cli', 'login', 'rotate', 'registries', 'stores'],
  login: ['main', 'cli', 'ci', 'rotate', 'stores'],
  rotate: ['main', 'cli', 'ci', 'login'],
  registries: ['main', 'cli', 'ci', 'login', 'rotate', 'stores'],
  stores: ['main', 'cli', 'ci', 'login', 'rotate', 'registries'],
  'id-token': ['main', 'cli', 'ci', 'login', 'rotate', 'registries', 'stores'],
  distribution: ['main', 'cli', 'ci', 'login', 'rotate', 'registries', 'stores', 'id-token'],
  http: ['main', 'cli', 'ci', 'login', 'rotate', 'registries', 'stores', 'id-token', 'distribution'],
  files: layers.filter((layer) => layer !== 'files'),
  secret: layers.filter((layer) => layer !== 'secret'),
};

const reveal = {
  selector: "MemberExpression[property.name='reveal']",
  message: 'Only the files listed in eslint.config.js may reveal a Secret.',
};

export default tseslint.config(
  { ignores: ['dist/**', 'jenkins/resources/**', 'node_modules/**', '.cache/**'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-control-regex': 'off',
      eqeqeq: 'error',
    },
  },
  { files: ['src/**/*.ts'], ignores: reveals, rules: { 'no-restricted-syntax': ['error', reveal] } },
  ...Object.entries(above).map(([layer, forbidden]) => ({
    files: [`src/${layer}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: forbidden.map((name) => `**/${name}/**`),
              // The ports a use case is handed (ci/ci.ts) are types; only code makes a dependency at run time.
              allowTypeImports: layer === 'login' || layer === 'rotate',
              message: 'Imports point downwards only.',
            },
          ],
        },
      ],
    },
  })),
);
