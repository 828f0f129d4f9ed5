/** The part of a context that makes secrets; this folder imports no other. */
export interface RandomSource {
  readonly random: {
    /** Bytes fit for secrets. */
    bytes(length: number): Uint8Array;
  };
}
