import type { Problem } from '../contract/problem'

/** A problem on its way through code that throws; what is shown is always its `problem`. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** What to show for anything that a query or a mutation failed with. */
export const problemOf = (error: unknown): Problem =>
  error instanceof ProblemError
    ? error.problem
    : {
        kind: 'internal',
        title: 'This page made a mistake',
        detail: 'Reload it. If it happens again, tell who runs Sightline what you did.',
      }
