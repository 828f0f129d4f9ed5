import hudson.AbortException

/**
 * One agent and its controller, as far as steps without a body need them. Real programs run; nothing is masked, so
 * that a log must be clean by itself. What Jenkins would keep with the build, where people can read it (scripts of
 * `sh`, lines of `withEnv`, the log), is kept in `told`.
 */
class Machine implements Serializable {
  final Map scenario
  final StringBuffer log = new StringBuffer()
  final List<String> told = [].asSynchronized()
  final Map<String, String> archived = [:]
  final Map build = [description: null]
  private Map place
  private transient InheritableThreadLocal<Map> ofThread
  private int scripts = 0

  Machine(Map scenario) {
    this.scenario = scenario
    place = [env: new HashMap(scenario.env as Map), dir: scenario.workspace]
  }

  /** Variables and folder are those of a branch of `parallel` from now on. */
  void useThreads() {
    ofThread = new InheritableThreadLocal<Map>()
    ofThread.set(place)
  }

  /** groovy-cps runs the build; plain Groovy cannot stop in the middle. */
  boolean suspends() {
    return ofThread == null
  }

  Map here() {
    return ofThread == null ? place : ofThread.get()
  }

  void go(Map there) {
    if (ofThread == null) place = there
    else ofThread.set(there)
  }

  /** hudson.EnvVars.override: an empty value removes, NAME+X puts before what is there. */
  Map withVariables(List<String> lines) {
    Map env = new HashMap(here().env)
    for (line in lines) {
      if (!(line instanceof CharSequence) || line.indexOf('=') < 0) throw new IllegalArgumentException(line.toString())
      tell("withEnv ${line}")
      int at = line.indexOf('=')
      String name = line.substring(0, at)
      String value = line.substring(at + 1)
      int plus = name.indexOf('+')
      if (value.isEmpty()) env.remove(name)
      else if (plus > 0) env[name.substring(0, plus)] = value + (env[name.substring(0, plus)] ? ":${env[name.substring(0, plus)]}" : '')
      else env[name.toString()] = value.toString()
    }
    return here() + [env: env]
  }

  /** credentials-binding: the variables of each binding; a secret file is a file on the agent. */
  Map withBindings(List<Map> bindings) {
    Map env = new HashMap(here().env)
    for (binding in bindings) {
      Map credential = scenario.credentials[binding.credentialsId]
      if (credential == null || credential.kind != binding.kind) {
        throw new AbortException("Could not find credentials entry with ID '${binding.credentialsId}'")
      }
      if (binding.kind == 'usernamePassword') {
        env[binding.usernameVariable] = credential.username
        env[binding.passwordVariable] = credential.secret
      } else {
        env[binding.variable] = credential.secret
      }
    }
    return here() + [env: env]
  }

  Object sh(Map given) {
    tell("sh ${given.label}: ${given.script}")
    say(given.label ? "[Pipeline] sh (${given.label})" : '[Pipeline] sh')
    // Standard error goes to the log as it comes; standard output too, in one stream with it, unless it is returned.
    Process process = start(given.script.toString(), !given.returnStdout)
    StringBuffer out = given.returnStdout ? new StringBuffer() : log
    process.waitForProcessOutput(out, log)
    int status = process.waitFor()
    if (given.returnStatus) return status
    if (status != 0) throw new AbortException("script returned exit code ${status}")
    return given.returnStdout ? out.toString() : null
  }

  /** durable-task writes the script to a file and runs it with -xe, unless it begins with #!. */
  private Process start(String script, boolean oneStream) {
    File file = new File(scenario.scripts, "${Thread.currentThread().id}-${scripts++}.sh")
    file.setText(script, 'UTF-8')
    List<String> command = script.startsWith('#!') ? (script.readLines()[0].substring(2).trim().split(' ') as List) : ['/bin/sh', '-xe']
    ProcessBuilder builder = new ProcessBuilder(command + [file.path]).directory(new File(here().dir))
    builder.environment().clear()
    builder.environment().putAll(here().env)
    return builder.redirectErrorStream(oneStream).redirectInput(ProcessBuilder.Redirect.from(new File('/dev/null'))).start()
  }

  void say(Object text) {
    log.append(text).append('\n')
  }

  void tell(Object text) {
    told.add(text.toString())
  }

  File file(String path) {
    return path.startsWith('/') ? new File(path) : new File(here().dir, path)
  }

  void writeFile(Map given) {
    File file = file(given.file)
    file.parentFile.mkdirs()
    file.setText(given.text, given.encoding ?: 'US-ASCII')
  }

  String libraryResource(Map given) {
    return new File("${scenario.library}/resources/${given.resource}").getText(given.encoding ?: 'US-ASCII')
  }

  String tool(String name) {
    String home = scenario.tools?.get(name)
    if (home == null) throw new AbortException("No tool named ${name} found")
    return home
  }

  void archiveArtifacts(Map given) {
    File file = file(given.artifacts)
    if (file.exists()) archived[given.artifacts] = file.getText('UTF-8')
    else if (!given.allowEmptyArchive) throw new AbortException("No artifacts found that match ${given.artifacts}")
  }

  String temp() {
    return "${here().dir}@tmp"
  }
}
