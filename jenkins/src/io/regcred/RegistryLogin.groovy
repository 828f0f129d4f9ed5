package io.regcred

import com.cloudbees.groovy.cps.NonCPS

/** withRegistryLogin: logs in for a block. */
class RegistryLogin implements Serializable {
  private static final String STEP = 'withRegistryLogin'
  final def steps

  RegistryLogin(steps) {
    this.steps = steps
  }

  /**
   * Binds the credentials around everything, so that Jenkins masks them while the body runs, but hides them from the
   * body. Returns the value of the body if it is Serializable, else null.
   */
  def around(Map given, Closure body) {
    String problem = Arguments.unknown(STEP, given, LoginInputs.NAMES + LoginInputs.OWN, LoginInputs.EXPLAINED) ?:
      Arguments.wrongType(STEP, given) ?: Arguments.conflict(STEP, given)
    if (problem) steps.error(problem)
    List<Map> bindings = Bindings.ofLogin('LOGIN', given) + Bindings.ofRegistries(given.registries) + Bindings.ofVariables(given)
    List described = new Bindings(steps).described(bindings)
    return steps.withCredentials(described) { loggedIn(given, bindings, body) }
  }

  private def loggedIn(Map given, List<Map> bindings, Closure body) {
    Program program = new Program(steps)
    boolean finished = false
    try {
      program.prepare(STEP, given)
      List<String> lines = login(program, inputs(given))
      def value = keepable(steps.withEnv(bodyLines(given, bindings) + lines) { body() })
      finished = true
      return value
    } finally {
      logout(program, Bindings.blanks(bindings, []), finished)
    }
  }

  /** Logs in and returns the lines for withEnv that lead the body there. Messages go to standard error: the log. */
  private List<String> login(Program program, List<String> inputs) {
    return steps.withEnv(program.places + inputs) {
      nonEmptyLines(steps.sh(label: 'regcred: log in', returnStdout: true, script: '''set +x
        if [ -n "${REGCRED_PASSWORD_FILE-}" ]; then set -- --password-file "$REGCRED_PASSWORD_FILE"; else set --; fi
        "$REGCRED_NODE" "$REGCRED_PROGRAM" login "$@" >&2
        for file in "$REGCRED_JOB_FOLDER"/regcred-job-*/environment; do
          if [ -f "$file" ]; then cat "$file"; fi
        done'''))
    }
  }

  /** Logs out. A failure of the body hides one of the logout, which is only logged then. */
  private void logout(Program program, List<String> blanks, boolean finished) {
    try {
      steps.withEnv(blanks) { program.logout() }
    } catch (Throwable fault) {
      if (finished) throw fault
      steps.echo('withRegistryLogin: the logout failed too (see above). The build fails for what its block threw.')
    }
  }

  @NonCPS
  private static List<String> inputs(Map given) {
    Map inputs = given + (given.registries ? [registryAuth: Bindings.registryAuth(given.registries)] : [:])
    return Arguments.variables('LOGIN', inputs, LoginInputs.NAMES) + helperRegistry(given)
  }

  /** Keeps the password for client: 'helper', which stores nothing and reads it at each request. */
  @NonCPS
  private static List<String> bodyLines(Map given, List<Map> bindings) {
    boolean helper = given.client?.toString() == 'helper'
    List<String> kept = helper ? ['REGCRED_USERNAME', 'REGCRED_PASSWORD', 'REGCRED_ID_TOKEN'] : []
    return Bindings.blanks(bindings, kept) + helperRegistry(given)
  }

  @NonCPS
  private static List<String> helperRegistry(Map given) {
    boolean helper = given.client?.toString() == 'helper' && given.credentialsId
    return helper ? ["REGCRED_REGISTRY=${given.registry ?: 'docker.io'}".toString()] : []
  }

  @NonCPS
  private static List<String> nonEmptyLines(String text) {
    List<String> lines = []
    for (line in text.split('\n')) if (line.trim()) lines.add(line)
    return lines
  }

  /** Drops a value such as a Matcher, which would fail the build in the logout (NotSerializableException). */
  @NonCPS
  private static Object keepable(Object value) {
    return value instanceof Serializable ? value : null
  }
}
