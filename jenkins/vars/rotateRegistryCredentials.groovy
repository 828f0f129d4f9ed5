import io.regcred.Rotation

def call(Map arguments = [:]) {
  return new Rotation(this).run(arguments)
}
