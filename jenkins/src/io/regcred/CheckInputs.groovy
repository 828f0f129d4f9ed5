package io.regcred

/** What registryCheck takes. */
class CheckInputs implements Serializable {
  /** Inputs of `regcred check`, which are some of those of login. */
  static final List<String> NAMES = [
    'registry',
    'username',
    'provider',
    'identity',
    'verify',
    'ca',
  ]

  /** Parameters of this library. */
  static final List<String> OWN = [
    'credentialsId',
    'credentialsType',
    'idTokenCredentialsId',
    'secrets',
    'logins',
    'files',
    'node',
    'nodeTool',
    'cli',
  ]

  /** What users may expect here, and what to do instead. */
  static final Map<String, String> EXPLAINED = [
    password: 'takes no password: store it as a credential of Jenkins and name that with credentialsId',
  ]
}
