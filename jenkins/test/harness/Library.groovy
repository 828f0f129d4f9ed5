import java.lang.annotation.Retention
import java.lang.annotation.RetentionPolicy

/** `@Library('regcred@…') _` of a Jenkinsfile; the harness has the library at hand already. */
@Retention(RetentionPolicy.SOURCE)
@interface Library {
  String[] value()
}
