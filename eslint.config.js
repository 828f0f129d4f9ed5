import tseslint from 'typescript-eslint';
import { importsPointDown } from './scripts/lint/imports-point-down.mjs';

// The only source files that may turn a Secret back into text, each with what it does with it.
// A new entry needs a reason that convinces a reviewer.
const reveals = [
  'src/secret/**', // encoded forms for masks and redaction, comparison
  'src/context/exec.ts', // writes it to a child's standard input
  'src/http/exchange.ts', // writes headers and bodies to the socket
  'src/http/tunnel.ts', // writes the proxy's credentials into CONNECT
  'src/distribution/authorization.ts', // Basic header and the form with a refresh token
  'src/rotate/ledger/escrow.ts', // reads the JSON that was sealed
  'src/login/inputs/given-credential.ts', // cuts one line ending off
  'src/login/helper/credential-helper.ts', // writes it to the client that asked for it
  'src/login/auth-file/entry.ts', // base64 of user:secret, as docker's 0600 file holds it
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

const reveal = {
  selector: "MemberExpression[property.name='reveal']",
  message: 'Only the files listed in eslint.config.js may reveal a Secret.',
};

const errorsThatDoNothing = [
  {
    selector: "ExpressionStatement > CallExpression[callee.name='regcredError']",
    message: 'An error that is made and dropped does nothing: use fail().',
  },
  {
    selector: "ThrowStatement > CallExpression[callee.name='fail']",
    message: 'fail() throws by itself.',
  },
];

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
  {
    files: ['src/**/*.ts'],
    plugins: { regcred: { rules: { 'imports-point-down': importsPointDown } } },
    rules: {
      'regcred/imports-point-down': 'error',
      'no-restricted-syntax': ['error', ...errorsThatDoNothing, reveal],
    },
  },
  { files: reveals, rules: { 'no-restricted-syntax': ['error', ...errorsThatDoNothing] } },
);
