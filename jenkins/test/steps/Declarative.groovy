/**
 * `pipeline {}` as far as the examples and pages use it: agent, options, triggers, tools, environment, stages, stage,
 * steps and post. What is not here is an error, as in Jenkins. Stages run one after another; `post` runs after them.
 */
class Declarative {
  private final Machine machine
  private final Map build
  private final List<List> stages = []
  private final List<Map> posts = []
  private final List<String> variables = []

  Declarative(Machine machine) {
    this.machine = machine
    this.build = machine.build
  }

  void run(Closure body) {
    part(new DeclarativePart(allowed: ['agent', 'options', 'triggers', 'environment', 'stages', 'post'], of: this), body)
    if (!stages) throw new IllegalArgumentException('a pipeline without stages')
    Map before = machine.here()
    machine.go(machine.withVariables(variables))
    try {
      for (stage in stages) {
        machine.say("[Pipeline] stage (${stage[0]})")
        stage[1].call()
      }
    } finally {
      posts.findAll { it.when == 'always' }.each { it.body.call() }
      machine.go(before)
    }
  }

  static void part(Object delegate, Closure body) {
    body.delegate = delegate
    body.resolveStrategy = Closure.DELEGATE_FIRST
    body.call()
  }
}

/** One block; a word that Jenkins does not know there is refused. */
class DeclarativePart {
  List<String> allowed
  Declarative of
  String stage

  def getAny() {
    return 'any'
  }

  def methodMissing(String name, Object arguments) {
    if (!allowed.contains(name)) throw new MissingMethodException(name, DeclarativePart, arguments as Object[])
    Object[] given = arguments as Object[]
    switch (name) {
      case 'agent': return null
      case 'options': return Declarative.part(new DeclarativeWords(list: of.build.get('options', [])), given[0])
      case 'triggers': return Declarative.part(new DeclarativeWords(list: of.build.get('triggers', [])), given[0])
      case 'environment': return Declarative.part(new DeclarativeAssignments(lines: of.variables), given[0])
      case 'stages': return Declarative.part(new DeclarativePart(allowed: ['stage'], of: of), given[0])
      case 'stage': return Declarative.part(new DeclarativePart(allowed: ['agent', 'steps', 'environment', 'post'], of: of, stage: given[0]), given[1])
      case 'steps': of.stages << [stage, given[0]]; return null
      case 'post': return Declarative.part(new DeclarativePart(allowed: ['always'], of: of), given[0])
      case 'always': of.posts << [when: 'always', body: given[0]]; return null
    }
  }
}

/** `disableConcurrentBuilds()`, `cron('…')`: kept as texts. */
class DeclarativeWords {
  List list

  def methodMissing(String name, Object arguments) {
    list << "${name}(${(arguments as List).join(', ')})".toString()
  }
}

class DeclarativeAssignments {
  List<String> lines

  void setProperty(String name, Object value) {
    if (name == 'lines') this.@lines = value
    else lines << "${name}=${value}".toString()
  }
}
