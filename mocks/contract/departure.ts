/**
 * Where live systems do otherwise than their documents say, and so the simulation does. Each stands here
 * with the reference that tells of it; one that is never met any more fails the contract.
 */
export type Departure = {
  /** Which operations: the beginning of `METHOD /path`, or of the path alone; left out: all. */
  operation?: string
  status?: number
  /**
   * Where in the body: `*` stands for every item, and for any one name, `(answer)` for the body as a
   * whole. Left out: the status itself.
   */
  at?: string
  why: string
  reference: string
}
