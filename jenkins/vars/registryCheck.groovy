import io.regcred.RegistryCheck

def call(Map arguments = [:]) {
  new RegistryCheck(this).run(arguments)
}
