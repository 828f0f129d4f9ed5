package io.regcred

import com.cloudbees.groovy.cps.NonCPS

/**
 * Puts `regcred`, one file for Node, into a folder (0700) below WORKSPACE_TMP. Each call has its own folder, so that
 * nested and concurrent calls in one workspace never log out each other.
 */
class Program implements Serializable {
  final def steps
  /** Lines for withEnv that lead our scripts to Node, the program and the folder. */
  List<String> places = []
  private String folder = ''

  Program(steps) {
    this.steps = steps
  }

  /** Finds Node, makes the folder and copies the program. Fails with `error` where the agent cannot run it. */
  void prepare(String step, Map given) {
    if (!steps.isUnix()) {
      steps.error("${step} runs in sh, and this agent is Windows. Use one of Linux or macOS.".toString())
    }
    String node = given.nodeTool ? "${steps.tool(name: given.nodeTool.toString())}/bin/node".toString() : (given.node ?: 'node').toString()
    // Beside the workspace: within a dir step pwd(tmp: true) is inside it, where a docker build would find it.
    String temp = steps.env.WORKSPACE_TMP ?: steps.pwd(tmp: true)
    String found = steps.withEnv(["REGCRED_NODE=${node}".toString(), "REGCRED_TEMP=${temp}".toString()]) {
      steps.sh(label: 'regcred: find Node', returnStdout: true, script: '''set +x
        version=$("$REGCRED_NODE" --version 2>/dev/null) || version=none
        printf '%s\\n' "$version"
        case $version in
          v20.19.* | v20.[2-9][0-9].* | v2[1-9].* | v[3-9][0-9].*)
            umask 077
            mkdir -p -- "$REGCRED_TEMP"
            # Removes what a lost agent left. After a week, because a build may wait for a person for days.
            find "$REGCRED_TEMP" -maxdepth 1 -name 'regcred-*' -user "$(id -u)" -mtime +7 -exec rm -rf {} + 2>/dev/null || true
            mktemp -d -- "$REGCRED_TEMP/regcred-XXXXXXXXXX" ;;
        esac''')
    }
    String problem = nodeProblem(step, node, line(found, 0))
    if (problem) steps.error(problem)
    folder = line(found, 1)
    String program = given.cli ? given.cli.toString() : "${folder}/regcred.cjs".toString()
    places = ["REGCRED_NODE=${node}".toString(), "REGCRED_PROGRAM=${program}".toString(), "REGCRED_JOB_FOLDER=${folder}".toString()]
    if (!given.cli) copyProgram()
  }

  /** Removes the folder with any login in it. */
  void remove() {
    if (!folder) return
    steps.withEnv(places) {
      steps.sh(label: 'regcred: remove its folder', script: '''set +x
        rm -rf -- "$REGCRED_JOB_FOLDER" "$REGCRED_JOB_FOLDER.cjs"''')
    }
  }

  /** Logs out and removes the folder, even when the logout fails. */
  void logout() {
    if (!folder) return
    steps.withEnv(places) {
      steps.sh(label: 'regcred: log out', script: '''set +x
        status=0
        "$REGCRED_NODE" "$REGCRED_PROGRAM" logout --all >&2 || status=$?
        rm -rf -- "$REGCRED_JOB_FOLDER" "$REGCRED_JOB_FOLDER.cjs"
        exit "$status"''')
    }
  }

  /**
   * Writes the file beside the folder and moves it: writeFile runs as the agent, but sh may run as the user of a
   * container, who alone may enter the folder. Keeps the text in no variable, or every save of the build would hold it.
   */
  private void copyProgram() {
    steps.writeFile(
      file: "${folder}.cjs".toString(),
      text: steps.libraryResource(resource: 'regcred/regcred.cjs', encoding: 'UTF-8'),
      encoding: 'UTF-8')
    steps.withEnv(places) {
      steps.sh(label: 'regcred: unpack', script: '''set +x
        mv -f -- "$REGCRED_JOB_FOLDER.cjs" "$REGCRED_PROGRAM"
        chmod 600 "$REGCRED_PROGRAM"''')
    }
  }

  @NonCPS
  private static String line(String text, int number) {
    String[] lines = text.split('\n')
    return number < lines.length ? lines[number].trim() : ''
  }

  @NonCPS
  private static String nodeProblem(String step, String node, String version) {
    String cure = 'Install Node 20.19 or newer on the agent (or in the container that the step runs in), or name one: ' +
      "node: '/path/to/node', or nodeTool: 'its name under Manage Jenkins, Tools' (NodeJS plugin)."
    if (version == 'none') return "${step} needs Node on the agent, and \"${node}\" does not run there. ${cure}".toString()
    String[] numbers = version.replaceFirst('v', '').split('\\.')
    boolean enough = numbers.length > 1 && (numbers[0].toInteger() > 20 || numbers[0].toInteger() == 20 && numbers[1].toInteger() >= 19)
    return enough ? '' : "${step} needs Node 20.19 or newer, and \"${node}\" is ${version}. ${cure}".toString()
  }
}
