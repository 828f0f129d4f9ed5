/** What a pipeline and the files in vars/ are made of when plain Groovy runs them. */
abstract class PlainScript extends Script {
  def methodMissing(String name, Object arguments) {
    return binding.getVariable('world').call(name, arguments as Object[])
  }

  def propertyMissing(String name) {
    return binding.getVariable('world').get(name)
  }
}
