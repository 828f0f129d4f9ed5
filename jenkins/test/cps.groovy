import com.cloudbees.groovy.cps.Continuable
import com.cloudbees.groovy.cps.CpsTransformer
import com.cloudbees.groovy.cps.ObjectInputStreamWithLoader
import com.cloudbees.groovy.cps.Outcome
import groovy.json.JsonOutput
import groovy.json.JsonSlurperClassic
import org.codehaus.groovy.control.CompilerConfiguration

// Runs a pipeline with the library in groovy-cps, the engine of Jenkins. At each step that takes its time the build is
// saved and read back; at each `pause('…')` it is saved to the file `saved` of the scenario and this program ends.
// Called with that file there, it reads the build and goes on, as Jenkins does after a restart. Standard input and
// output as plain.groovy.
class Saved implements Serializable {
  World world
  Continuable build
}

String here = new File(getClass().protectionDomain.codeSource.location.path).parent
PrintStream out = new PrintStream(System.out, true, 'UTF-8')
System.in.eachLine('UTF-8') { line ->
  out.println(JsonOutput.toJson(runPipeline(new JsonSlurperClassic().parseText(line) as Map, here)))
}

Map runPipeline(Map scenario, String here) {
  CompilerConfiguration configuration = new CompilerConfiguration(scriptBaseClass: CpsScript.name, sourceEncoding: 'UTF-8')
  configuration.addCompilationCustomizers(new CpsTransformer())
  GroovyClassLoader loader = new GroovyClassLoader(getClass().classLoader, configuration)
  ["${scenario.library}/src", "${scenario.library}/vars", "${here}/steps"].each { loader.addClasspath(it.toString()) }
  // A saved build names classes; they must be there before it is read.
  Class pipeline = loader.parseClass(scenario.pipeline as String, 'Jenkinsfile.groovy')

  def start = { ->
    Machine machine = new Machine(scenario)
    World world = new World(machine: machine, variables: [env: new Variables(machine), currentBuild: machine.build, scm: [:]])
    world.steps = loader.loadClass('Steps').newInstance(machine)
    new File("${scenario.library}/vars").eachFileMatch(~/.*\.groovy/) { file ->
      String name = file.name - '.groovy'
      world.vars[name] = loader.loadClass(name).newInstance()
      world.vars[name].enter(world)
    }
    Script script = pipeline.newInstance()
    script.enter(world)
    return new Saved(world: world, build: new Continuable(script))
  }

  File file = new File(scenario.saved as String)
  Saved saved = file.exists() ? new ObjectInputStreamWithLoader(file.newInputStream(), loader).readObject() : start()
  // An abort reaches the build where it stands.
  Throwable abort = scenario.abort && file.exists() ? new InterruptedException('aborted by a person') : null
  Outcome outcome = saved.build.run0(new Outcome(null, abort), [])
  NotSerializableException unsaved = null
  while (saved.build.isResumable() && outcome.normal == 'step') {
    // What goes on is what was read back.
    ByteArrayOutputStream bytes = new ByteArrayOutputStream()
    try {
      bytes.withObjectOutputStream { it.writeObject(saved) }
    } catch (NotSerializableException fault) {
      unsaved = fault
      break
    }
    saved = new ObjectInputStreamWithLoader(new ByteArrayInputStream(bytes.toByteArray()), loader).readObject()
    outcome = saved.build.run0(new Outcome(null, null), [])
  }
  Map result = [paused: saved.build.isResumable()]
  if (unsaved) result.error = [type: unsaved.class.name, message: unsaved.message]
  else if (outcome.isFailure()) result.error = [type: outcome.abnormal.class.name, message: outcome.abnormal.message]
  else result.value = outcome.normal?.toString()
  if (result.paused && !unsaved) {
    try {
      file.withObjectOutputStream { it.writeObject(saved) }
    } catch (NotSerializableException fault) {
      result.error = [type: fault.class.name, message: fault.message]
    }
  }
  Machine machine = saved.world.machine
  result.putAll(log: machine.log.toString(), told: machine.told, archived: machine.archived, build: machine.build)
  return result
}
