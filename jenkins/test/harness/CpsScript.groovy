import com.cloudbees.groovy.cps.SerializableScript

/** What a pipeline and the files in vars/ are made of when groovy-cps runs them, as in Jenkins. */
abstract class CpsScript extends SerializableScript {
  private World world

  /** A setter: `script.world = …` would go to the binding, which is not saved. */
  void enter(World world) {
    this.@world = world
  }

  def methodMissing(String name, Object arguments) {
    return world.call(name, arguments as Object[])
  }

  def propertyMissing(String name) {
    return world.get(name)
  }
}
