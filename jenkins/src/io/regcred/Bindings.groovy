package io.regcred

import com.cloudbees.groovy.cps.NonCPS

/** Maps credentials of Jenkins to variables: first as data, then as arguments of withCredentials. */
class Bindings implements Serializable {
  final def steps

  Bindings(steps) {
    this.steps = steps
  }

  /** Binds credentialsId to the inputs of the command, or to the variables that the helper reads. */
  @NonCPS
  static List<Map> ofLogin(String command, Map given) {
    boolean helper = given.client?.toString() == 'helper'
    String prefix = helper ? 'REGCRED' : "REGCRED_${command}".toString()
    if (!given.credentialsId) return []
    String id = given.credentialsId.toString()
    String type = given.credentialsType ?: 'usernamePassword'
    if (type == 'string') return [[kind: 'string', id: id, variables: ["${prefix}_PASSWORD".toString()]]]
    if (type == 'file') return [[kind: 'file', id: id, variables: ['REGCRED_PASSWORD_FILE']]]
    List<String> variables = ["${prefix}_USERNAME".toString(), "${prefix}_PASSWORD".toString()]
    return [[kind: 'usernamePassword', id: id, variables: variables]]
  }

  /** `registries: [host: 'credential-id']`. */
  @NonCPS
  static List<Map> ofRegistries(Map registries) {
    List<Map> all = []
    for (id in (registries ?: [:]).values()) {
      int number = all.size() + 1
      List<String> variables = ["REGCRED_USERNAME_${number}".toString(), "REGCRED_PASSWORD_${number}".toString()]
      all.add([kind: 'usernamePassword', id: id.toString(), variables: variables])
    }
    return all
  }

  /** Makes the input registry-auth for {@link #ofRegistries}; it contains no secret. */
  @NonCPS
  static String registryAuth(Map registries) {
    String list = ''
    int number = 0
    for (host in (registries ?: [:]).keySet()) {
      number += 1
      String name = host.toString().replace('\'', '\'\'').replaceAll('[\\r\\n]', ' ')
      list += "- registry: '${name}'\n  username-env: REGCRED_USERNAME_${number}\n  password-env: REGCRED_PASSWORD_${number}\n"
    }
    return list
  }

  /** `secrets`, `files` and `logins`, and the ID token. */
  @NonCPS
  static List<Map> ofVariables(Map given) {
    List<Map> all = []
    for (entry in (given.secrets ?: [:]).entrySet()) {
      all.add([kind: 'string', id: entry.value.toString(), variables: [entry.key.toString()]])
    }
    for (entry in (given.files ?: [:]).entrySet()) {
      all.add([kind: 'file', id: entry.value.toString(), variables: [entry.key.toString()]])
    }
    for (entry in (given.logins ?: [:]).entrySet()) {
      String[] pair = entry.key.toString().split(':')
      all.add([kind: 'usernamePassword', id: entry.value.toString(), variables: [pair[0], pair[1]]])
    }
    if (given.idTokenCredentialsId) {
      all.add([kind: 'string', id: given.idTokenCredentialsId.toString(), variables: ['REGCRED_ID_TOKEN']])
    }
    return all
  }

  /** Makes lines for withEnv that unset the bound variables except those in `kept`. */
  @NonCPS
  static List<String> blanks(List<Map> bindings, List<String> kept) {
    List<String> lines = []
    for (binding in bindings) {
      for (name in binding.variables) if (!kept.contains(name)) lines.add("${name}=".toString())
    }
    return lines
  }

  /** Makes the arguments of withCredentials. Loops by index: Jenkins cannot save an iterator while steps run. */
  List described(List<Map> bindings) {
    List all = []
    for (int i = 0; i < bindings.size(); i++) all.add(describe(bindings[i]))
    return all
  }

  private Object describe(Map binding) {
    if (binding.kind == 'string') return steps.string(credentialsId: binding.id, variable: binding.variables[0])
    if (binding.kind == 'file') return steps.file(credentialsId: binding.id, variable: binding.variables[0])
    return steps.usernamePassword(
      credentialsId: binding.id, usernameVariable: binding.variables[0], passwordVariable: binding.variables[1])
  }
}
