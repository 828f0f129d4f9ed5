import groovy.json.JsonOutput
import groovy.json.JsonSlurperClassic
import org.codehaus.groovy.control.CompilerConfiguration

// Runs pipelines with the library in plain Groovy. Standard input: a scenario as JSON on each line; standard output:
// what its pipeline left, as JSON on one line. Nothing is masked in it. Scenarios share the JVM, which takes seconds
// to start, and nothing else: each has a class loader, a machine and a world of its own.
String here = new File(getClass().protectionDomain.codeSource.location.path).parent
PrintStream out = new PrintStream(System.out, true, 'UTF-8')
System.in.eachLine('UTF-8') { line ->
  out.println(JsonOutput.toJson(runPipeline(new JsonSlurperClassic().parseText(line) as Map, here)))
}

Map runPipeline(Map scenario, String here) {
  Machine machine = new Machine(scenario)
  machine.useThreads()
  World world = new World(
    machine: machine, parallelThreads: true, variables: [env: new Variables(machine), currentBuild: machine.build, scm: [:]])

  GroovyClassLoader loader = new GroovyClassLoader(
    getClass().classLoader, new CompilerConfiguration(scriptBaseClass: PlainScript.name, sourceEncoding: 'UTF-8'))
  loader.addClasspath("${scenario.library}/src")
  loader.addClasspath("${here}/steps")
  world.declarative = loader.loadClass('Declarative')
  world.steps = loader.loadClass('Steps').newInstance(machine)
  new File("${scenario.library}/vars").eachFileMatch(~/.*\.groovy/) { file ->
    Script step = loader.parseClass(file).newInstance()
    step.binding = new Binding(world: world)
    world.vars[file.name - '.groovy'] = step
  }
  Map result = [:]
  try {
    Script pipeline = loader.parseClass(scenario.pipeline as String, 'Jenkinsfile.groovy').newInstance()
    pipeline.binding = new Binding(world: world)
    result.value = pipeline.run()?.toString()
  } catch (Throwable fault) {
    result.error = [type: fault.class.name, message: fault.message]
    if (scenario.debug) fault.printStackTrace()
  }
  result.putAll(log: machine.log.toString(), told: machine.told, archived: machine.archived, build: machine.build)
  return result
}
