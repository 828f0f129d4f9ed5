/** What the names of a pipeline mean: steps, global variables and the library's own steps. */
class World implements Serializable {
  def steps
  Machine machine
  Map variables
  Map vars = [:]
  boolean parallelThreads = false
  /** The model of `pipeline {}`; in plain Groovy only. */
  Class declarative

  Object call(String name, Object[] arguments) {
    if (vars.containsKey(name)) return vars[name].invokeMethod('call', arguments)
    if (name == 'pipeline') return declarative.newInstance(machine).run(arguments[0])
    if (name == 'parallel' && parallelThreads) return branches(arguments[0] as Map)
    return steps.invokeMethod(name, arguments)
  }

  Object get(String name) {
    if (!variables.containsKey(name)) throw new MissingPropertyException(name, World)
    return variables[name]
  }

  /** Branches at once, as agents run them; the first fault is thrown when all have ended. */
  private Object branches(Map branches) {
    List faults = [].asSynchronized()
    List<Thread> threads = branches.findAll { it.value instanceof Closure }.collect { name, body ->
      Thread.start {
        try {
          body.call()
        } catch (Throwable fault) {
          faults.add(fault)
        }
      }
    }
    threads*.join()
    if (faults) throw faults[0]
    return null
  }
}
