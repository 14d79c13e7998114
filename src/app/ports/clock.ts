/** The time. Handed in, so that a test can choose it. */
export interface Clock {
  /** The present instant. */
  now(): Date;
}
