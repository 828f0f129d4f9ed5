import io.regcred.RegistryLogin

def call(Map arguments = [:], Closure body) {
  return new RegistryLogin(this).around(arguments, body)
}
