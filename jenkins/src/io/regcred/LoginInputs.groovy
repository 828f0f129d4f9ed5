package io.regcred

/** The parameters of withRegistryLogin. */
class LoginInputs implements Serializable {
  /** Inputs of `regcred login` (src/login/inputs/login-inputs.ts); the missing ones are in EXPLAINED. */
  static final List<String> NAMES = [
    'registry',
    'username',
    'provider',
    'identity',
    'registryAuth',
    'ecr',
    'scope',
    'client',
    'verify',
    'isolate',
    'timeout',
    'onMissingCredentials',
    'ca',
    'realms',
  ]

  /** Parameters of this library. */
  static final List<String> OWN = [
    'credentialsId',
    'credentialsType',
    'registries',
    'idTokenCredentialsId',
    'secrets',
    'logins',
    'files',
    'node',
    'nodeTool',
    'cli',
  ]

  /** Names that users may try, and what to do instead. */
  static final Map<String, String> EXPLAINED = [
    password: 'takes no password: store it as a credential of Jenkins and name that with credentialsId',
    logout: 'has no logout: the login ends with its block',
  ]
}
