import * as v from 'valibot'
import { ProblemReply } from './problem-reply'

/** The body of a write as its schema has it; a 400 in the schema's words where it does not fit. */
export const parseBody = <T extends v.GenericSchema>(
  schema: T,
  body: unknown,
): v.InferOutput<T> => {
  const parsed = v.safeParse(schema, body)
  if (parsed.success) return parsed.output
  throw new ProblemReply(400, {
    kind: 'invalid-input',
    title: 'Something is missing or does not fit',
    detail: parsed.issues.map(({ message }) => message).join(' '),
  })
}
