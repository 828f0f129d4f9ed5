/**
 * The steps of a pipeline. Those with a body stand here in plain Groovy, so that groovy-cps can transform them as
 * it does the pipeline; all others are the machine's. `pause` is a place where the build can be saved.
 */
class Steps implements Serializable {
  final Machine machine

  Steps(Machine machine) {
    this.machine = machine
  }

  def withEnv(List lines, Closure body) {
    return within(machine.withVariables(lines), body)
  }

  def withCredentials(List bindings, Closure body) {
    return within(machine.withBindings(bindings), body)
  }

  def dir(String path, Closure body) {
    return within(machine.here() + [dir: machine.file(path).path], body)
  }

  private def within(Map there, Closure body) {
    Map before = machine.here()
    machine.go(there)
    try {
      return body()
    } finally {
      machine.go(before)
    }
  }

  def node(Closure body) {
    return body()
  }

  def node(String label, Closure body) {
    return body()
  }

  def stage(String name, Closure body) {
    machine.say("[Pipeline] stage (${name})")
    return body()
  }

  def script(Closure body) {
    return body()
  }

  def timeout(Map given, Closure body) {
    return body()
  }

  def sh(given) {
    save()
    return machine.sh(given instanceof Map ? given : [script: given])
  }

  def usernamePassword(Map given) {
    return [kind: 'usernamePassword'] + given
  }

  def string(Map given) {
    return [kind: 'string'] + given
  }

  def file(Map given) {
    return [kind: 'file'] + given
  }

  def error(String message) {
    throw new hudson.AbortException(message)
  }

  def echo(String message) {
    machine.say(message)
  }

  def isUnix() {
    return machine.scenario.unix != false
  }

  def pwd(Map given = [:]) {
    return given.tmp ? machine.temp() : machine.here().dir
  }

  def tool(Map given) {
    return machine.tool(given.name)
  }

  def writeFile(Map given) {
    save()
    machine.writeFile(given)
  }

  def readFile(String path) {
    return machine.file(path).getText('UTF-8')
  }

  def libraryResource(Map given) {
    return machine.libraryResource(given)
  }

  def archiveArtifacts(Map given) {
    save()
    machine.archiveArtifacts(given)
  }

  def checkout(given) {
    return [:]
  }

  def disableConcurrentBuilds() {
    return [:]
  }

  def buildDiscarder(given) {
    return given
  }

  def logRotator(Map given) {
    return given
  }

  def cron(String when) {
    return [cron: when]
  }

  def pipelineTriggers(List given) {
    return given
  }

  def properties(List given) {
    machine.build.properties = given
  }

  /** Jenkins may save the build at any step that takes its time. */
  private void save() {
    if (machine.suspends()) com.cloudbees.groovy.cps.Continuable.suspend('step')
  }

  /** The same JVM goes on, or another one that has read the saved build. */
  def pause(String mark) {
    machine.say("[Pipeline] pause (${mark})")
    return machine.suspends() ? com.cloudbees.groovy.cps.Continuable.suspend(mark) : mark
  }
}
