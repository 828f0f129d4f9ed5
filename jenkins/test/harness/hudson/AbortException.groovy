package hudson

/** What the steps `error` and `sh` end with: people see its message alone. */
class AbortException extends IOException {
  AbortException(String message) {
    super(message)
  }
}
