package io.regcred

/** The parameters of registryCheck. */
class CheckInputs implements Serializable {
  /** Inputs of `regcred check`, a part of login's. */
  static final List<String> NAMES = [
    'registry',
    'username',
    'provider',
    'identity',
    'verify',
    'ca',
    'realms',
    'timeout',
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

  /** Names that users may try, and what to do instead. */
  static final Map<String, String> EXPLAINED = [
    password: 'takes no password: store it as a credential of Jenkins and name that with credentialsId',
  ]
}
