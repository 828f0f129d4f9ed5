/**
 * How often a password may still leave the machine without having been accepted (docs/architecture.md, section 4.12).
 * One value for each login: its client, our handshake, an exchange and the diagnosis share it.
 */
export interface Allowance {
  /** How many are left. */
  readonly left: number;
  /** Takes one, before the password is sent. */
  take(): void;
  /** Reports the answer's status: a refusal takes all that is left, an acceptance gives all back. */
  answered(status: number): void;
}
