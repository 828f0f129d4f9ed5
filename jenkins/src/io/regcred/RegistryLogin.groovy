package io.regcred

import com.cloudbees.groovy.cps.NonCPS

/** withRegistryLogin: a login that lasts as long as a block. */
class RegistryLogin implements Serializable {
  private static final String STEP = 'withRegistryLogin'
  final def steps

  RegistryLogin(steps) {
    this.steps = steps
  }

  /**
   * Credentials are bound around everything, so that Jenkins masks them while the body runs; the body itself does
   * not see them. The value of the body is returned where Jenkins can keep it (it is Serializable), else null.
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
      end(program, Bindings.blanks(bindings, []), finished)
    }
  }

  /** Lines for withEnv that lead the body to the login. Everything for people goes to standard error: the log. */
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

  /** What the body threw is what people must see; a logout that fails as well is reported in the log. */
  private void end(Program program, List<String> blanks, boolean finished) {
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

  /** With client: 'helper' nothing is stored, so that the helper must find the password when it is asked. */
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

  /** A Matcher or a lazy JSON map held over the logout would end the build (NotSerializableException). */
  @NonCPS
  private static Object keepable(Object value) {
    return value instanceof Serializable ? value : null
  }
}
