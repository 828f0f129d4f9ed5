package io.regcred

import com.cloudbees.groovy.cps.NonCPS

/** Checks the named arguments of a step before anything is done. Returns a sentence, or '' when all is right. */
class Arguments implements Serializable {
  /** Refuses a mistyped name: a login without `verify` looks like one with it. */
  @NonCPS
  static String unknown(String step, Map given, List<String> known, Map<String, String> explained) {
    for (name in given.keySet()) {
      if (known.contains(name)) continue
      if (explained.containsKey(name)) return "${step} ${explained[name]}.".toString()
      return "${step} has no parameter \"${name}\"; did you mean \"${nearest(name.toString(), known)}\"?".toString()
    }
    return ''
  }

  /** Requires texts for credentials and programs, and maps of texts for lists of credentials. */
  @NonCPS
  static String wrongType(String step, Map given) {
    for (name in ['credentialsId', 'credentialsType', 'node', 'nodeTool', 'cli', 'report']) {
      if (!isText(given[name])) return "${step}: ${name} must be a text.".toString()
    }
    for (name in given.keySet()) {
      if (name.toString().endsWith('CredentialsId') && !isText(given[name])) {
        return "${step}: ${name} must be the id of a credential.".toString()
      }
    }
    for (name in ['secrets', 'logins', 'files', 'registries']) {
      def map = given[name]
      if (map == null) continue
      if (!(map instanceof Map)) return "${step}: ${name} must be a map to ids of credentials.".toString()
      for (entry in map.entrySet()) {
        if (!isText(entry.key) || !isText(entry.value) || !entry.value || isBlank(entry.key)) {
          return "${step}: ${name} must be a map to ids of credentials.".toString()
        }
        String fault = name == 'registries' ? '' : wrongVariables(name, entry.key.toString())
        if (fault) return "${step}: ${fault}".toString()
      }
    }
    return ''
  }

  /** Refuses parameters that contradict each other. */
  @NonCPS
  static String conflict(String step, Map given) {
    // Jenkins cannot set a variable to the empty text (hudson.EnvVars removes it), so this is refused here.
    if (given.containsKey('registry') && isBlank(given.registry) && !given.registries && !given.registryAuth) {
      return "${step}: E_REGISTRY_EMPTY: The registry is given and empty. Hint: The parameter or variable that holds its host is missing here. Write docker.io if you mean Docker Hub.".toString()
    }
    for (pair in [['node', 'nodeTool'], ['registries', 'registry'], ['registries', 'credentialsId'], ['registries', 'registryAuth']]) {
      if (given[pair[0]] && given[pair[1]]) {
        return "${step}: give ${pair[0]} or ${pair[1]}, not both.".toString()
      }
    }
    String type = given.credentialsType ?: 'usernamePassword'
    if (!['usernamePassword', 'string', 'file'].contains(type)) {
      return "${step}: credentialsType is usernamePassword, string or file.".toString()
    }
    if (given.client?.toString() == 'helper' && (given.registries || type == 'file')) {
      return "${step}: with client: 'helper' the password is that of one registry; give registry and the credentialsId of a username/password or a secret text.".toString()
    }
    return ''
  }

  /** Makes lines for withEnv, such as REGCRED_LOGIN_ON_MISSING_CREDENTIALS=skip; leaves out empty values. */
  @NonCPS
  static List<String> variables(String command, Map given, List<String> inputs) {
    List<String> lines = []
    for (name in inputs) {
      def value = given[name]
      if (value == null || value.toString() == '') continue
      String text = value instanceof List ? value.join('\n') : value.toString()
      lines.add("REGCRED_${command}_${name.replaceAll('([A-Z])', '_$1').toUpperCase()}=${text}".toString())
    }
    return lines
  }

  @NonCPS
  private static boolean isBlank(Object value) {
    return value == null || value.toString().trim() == ''
  }

  @NonCPS
  private static boolean isText(Object value) {
    return value == null || value instanceof CharSequence
  }

  @NonCPS
  private static String wrongVariables(String parameter, String key) {
    String name = '[A-Za-z_][A-Za-z0-9_]*'
    if (parameter == 'logins') {
      if (key.matches("${name}:${name}".toString())) return ''
      return "logins has the form ['USER_VARIABLE:PASSWORD_VARIABLE': 'credential-id']; \"${key}\" is not such a pair.".toString()
    }
    return key.matches(name) ? '' : "${parameter} has the form [VARIABLE: 'credential-id']; \"${key}\" is no variable.".toString()
  }

  @NonCPS
  private static String nearest(String word, List<String> known) {
    String best = known[0]
    int least = Integer.MAX_VALUE
    for (candidate in known) {
      int steps = distance(word.toLowerCase(), candidate.toLowerCase())
      if (steps < least) {
        least = steps
        best = candidate
      }
    }
    return best
  }

  /** Levenshtein, one row at a time. */
  @NonCPS
  private static int distance(String from, String to) {
    List<Integer> row = []
    for (int j = 0; j <= to.length(); j++) row.add(j)
    for (int i = 1; i <= from.length(); i++) {
      List<Integer> next = [i]
      for (int j = 1; j <= to.length(); j++) {
        int change = row[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1)
        next.add(Math.min(change, Math.min(row[j], next[j - 1]) + 1))
      }
      row = next
    }
    return row[to.length()]
  }
}
