/** `env` of a pipeline: what the step that asks would see. */
class Variables implements Serializable {
  private final Machine machine

  Variables(Machine machine) {
    this.machine = machine
  }

  def getProperty(String name) {
    return machine.here().env[name]
  }
}
