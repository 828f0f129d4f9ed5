package io.regcred

/** registryCheck: finds out why a login fails and what to do. */
class RegistryCheck implements Serializable {
  private static final String STEP = 'registryCheck'
  final def steps

  RegistryCheck(steps) {
    this.steps = steps
  }

  /** Changes nothing. Fails the build with `error` where something is wrong. */
  void run(Map given) {
    String problem = Arguments.unknown(STEP, given, CheckInputs.NAMES + CheckInputs.OWN, CheckInputs.EXPLAINED) ?:
      Arguments.wrongType(STEP, given) ?: Arguments.conflict(STEP, given)
    if (problem) steps.error(problem)
    List described = new Bindings(steps).described(Bindings.ofLogin('CHECK', given) + Bindings.ofVariables(given))
    int status = steps.withCredentials(described) { look(given) }
    if (status == 75) steps.error('registryCheck: the registry could not be asked now; try again (see above).')
    if (status != 0) steps.error('registryCheck: the login does not work; the lines above say why and what to do.')
  }

  private int look(Map given) {
    Program program = new Program(steps)
    try {
      program.prepare(STEP, given)
      return steps.withEnv(program.places + Arguments.variables('CHECK', given, CheckInputs.NAMES)) {
        steps.sh(label: 'regcred: check', returnStatus: true, script: '''set +x
          if [ -n "${REGCRED_PASSWORD_FILE-}" ]; then set -- --password-file "$REGCRED_PASSWORD_FILE"; else set --; fi
          "$REGCRED_NODE" "$REGCRED_PROGRAM" check "$@"''')
      }
    } finally {
      program.remove()
    }
  }
}
