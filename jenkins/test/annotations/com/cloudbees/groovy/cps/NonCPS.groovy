package com.cloudbees.groovy.cps

import java.lang.annotation.Retention
import java.lang.annotation.RetentionPolicy

/** Stands for the annotation of groovy-cps where the library runs without that engine. */
@Retention(RetentionPolicy.RUNTIME)
@interface NonCPS {
}
