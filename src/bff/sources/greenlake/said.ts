import type { Problem } from '../../../contract/problem'

/** What a refusal means here, by its status; the source's own sentence stays behind it. */
export type Meanings = Partial<Record<400 | 403 | 404 | 409 | 412 | 422, string>>

/** A problem that says in the console's words what the refusal means for who asked. */
export const meaning = (problem: Problem, meanings: Meanings): Problem => {
  const known: Readonly<Record<number, string | undefined>> = meanings
  const words = known[problem.status ?? 0]
  return words === undefined ? problem : { ...problem, detail: `${words} ${problem.detail}` }
}
