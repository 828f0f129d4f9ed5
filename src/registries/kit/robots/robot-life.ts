const DAY = 24 * 60 * 60;
const HOUR = 60 * 60;
const NEVER = -1;
// isValidDuration in goharbor/harbor src/server/v2.0/handler/robot.go
const MOST_DAYS = 2 ** 31 - 2;

/**
 * Whole days, counted from `from`, after which a robot still lives at `until` (both epoch milliseconds).
 * The server adds calendar days in its own time zone (Go's AddDate), and one of them may have 23 hours.
 */
export function lifeInDays(from: number, until: number): number {
  const seconds = Math.ceil((until - from) / 1000) + HOUR;
  return Math.min(MOST_DAYS, Math.max(1, Math.ceil(seconds / DAY)));
}

/** Epoch milliseconds of `expires_at`; undefined for a robot that lives for ever. */
export function endOfLife(expiresAt: number | undefined): number | undefined {
  return expiresAt === undefined || expiresAt === NEVER ? undefined : expiresAt * 1000;
}
