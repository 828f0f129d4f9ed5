package io.regcred

/** The parameters of rotateRegistryCredentials. */
class RotateInputs implements Serializable {
  /** Inputs of `regcred rotate` (src/rotate/action/rotate-inputs.ts); the secret ones are in EXPLAINED. */
  static final List<String> NAMES = [
    'config',
    'only',
    'registry',
    'provider',
    'token',
    'adminUsername',
    'stores',
    'every',
    'grace',
    'mode',
    'acceptDowntime',
  ]

  /** Parameters of this library. */
  static final List<String> OWN = [
    'adminCredentialsId',
    'githubTokenCredentialsId',
    'newPasswordCredentialsId',
    'escrowKeyCredentialsId',
    'idTokenCredentialsId',
    'secrets',
    'logins',
    'files',
    'report',
    'node',
    'nodeTool',
    'cli',
  ]

  /** Names that users may try, and what to do instead. */
  static final Map<String, String> EXPLAINED = [
    adminPassword: 'takes no password: name the username/password credential with adminCredentialsId',
    githubToken: 'takes no token: name the secret text with githubTokenCredentialsId',
    newPassword: 'takes no password: name the secret text with newPasswordCredentialsId',
    escrowKey: 'takes no key: name the secret text with escrowKeyCredentialsId',
  ]
}
