import * as v from 'valibot'
import { ProblemReply } from './problem-reply'

/** The body of a request by its schema, or a 400 that says everything that is wrong with it. */
export const readBody = <T extends v.GenericSchema>(schema: T, body: unknown): v.InferOutput<T> => {
  const parsed = v.safeParse(schema, body)
  if (parsed.success) return parsed.output
  throw new ProblemReply(400, {
    kind: 'invalid-input',
    title: 'Something is missing',
    detail: [...new Set(parsed.issues.map(({ message }) => message))].join(' '),
  })
}
