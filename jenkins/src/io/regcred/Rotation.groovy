package io.regcred

import com.cloudbees.groovy.cps.NonCPS

/** rotateRegistryCredentials: rotates what is due and reports it on the build's page. */
class Rotation implements Serializable {
  private static final String STEP = 'rotateRegistryCredentials'
  final def steps

  Rotation(steps) {
    this.steps = steps
  }

  /**
   * Archives the report and sets the build's description even when the rotation failed; then fails the build with
   * `error`. Returns the outputs of `regcred rotate` by name, each a JSON text without secrets.
   */
  Map<String, String> run(Map given) {
    String problem = Arguments.unknown(STEP, given, RotateInputs.NAMES + RotateInputs.OWN, RotateInputs.EXPLAINED) ?:
      Arguments.wrongType(STEP, given) ?: Arguments.conflict(STEP, given)
    if (problem) steps.error(problem)
    String report = given.report == null ? 'regcred-report.html' : given.report.toString()
    List described = new Bindings(steps).described(bindings(given))
    String results = steps.withCredentials(described) { rotate(given, report) }
    if (report) steps.archiveArtifacts(artifacts: report, allowEmptyArchive: true)
    describeBuild(headline(results))
    problem = failure(results)
    if (problem) steps.error(problem)
    return outputs(results)
  }

  /** Returns the results as lines: `status`, `headline` and the outputs. Messages are already in the log. */
  private String rotate(Map given, String report) {
    Program program = new Program(steps)
    try {
      program.prepare(STEP, given)
      List<String> lines = report ? ["REGCRED_REPORT_FILE=${report}".toString()] : []
      return steps.withEnv(program.places + lines + Arguments.variables('ROTATE', given, RotateInputs.NAMES)) {
        steps.sh(label: 'regcred: rotate', returnStdout: true, script: '''set +x
          if [ -n "${REGCRED_REPORT_FILE-}" ]; then rm -f -- "$REGCRED_REPORT_FILE"; fi
          status=0
          "$REGCRED_NODE" "$REGCRED_PROGRAM" rotate >&2 || status=$?
          printf 'status=%s\\n' "$status"
          for folder in "$REGCRED_JOB_FOLDER"/regcred-job-*; do
            if [ -f "$folder/headline" ]; then printf 'headline=%s\\n' "$(tail -n 1 "$folder/headline")"; fi
            if [ -f "$folder/outputs" ]; then cat "$folder/outputs"; fi
          done''')
      }
    } finally {
      program.remove()
    }
  }

  private void describeBuild(String headline) {
    if (!headline) return
    String before = steps.currentBuild.description
    steps.currentBuild.description = before ? "${before}\n${headline}".toString() : headline
  }

  @NonCPS
  private static List<Map> bindings(Map given) {
    List<Map> all = Bindings.ofVariables(given)
    Map<String, String> texts = [
      githubTokenCredentialsId: 'REGCRED_ROTATE_GITHUB_TOKEN',
      newPasswordCredentialsId: 'REGCRED_ROTATE_NEW_PASSWORD',
      escrowKeyCredentialsId: 'REGCRED_ROTATE_ESCROW_KEY',
    ]
    for (entry in texts.entrySet()) {
      if (given[entry.key]) all.add([kind: 'string', id: given[entry.key].toString(), variables: [entry.value]])
    }
    if (given.adminCredentialsId) {
      List<String> admin = ['REGCRED_ROTATE_ADMIN_USERNAME', 'REGCRED_ROTATE_ADMIN_PASSWORD']
      all.add([kind: 'usernamePassword', id: given.adminCredentialsId.toString(), variables: admin])
    }
    return all
  }

  @NonCPS
  private static Map<String, String> parse(String results) {
    Map<String, String> values = [:]
    for (line in results.split('\n')) {
      int at = line.indexOf('=')
      if (at > 0) values[line.substring(0, at)] = line.substring(at + 1)
    }
    return values
  }

  @NonCPS
  private static String headline(String results) {
    return parse(results).headline ?: ''
  }

  @NonCPS
  private static Map<String, String> outputs(String results) {
    Map<String, String> values = parse(results)
    values.remove('status')
    values.remove('headline')
    return values
  }

  @NonCPS
  private static String failure(String results) {
    String status = parse(results).status
    if (status == '0') return ''
    if (status == '75') return 'rotateRegistryCredentials: temporary trouble; the next run continues (see above).'
    return "rotateRegistryCredentials: not everything could be rotated (regcred ended with ${status}); the lines above say why, and old secrets still work unless they say otherwise.".toString()
  }
}
