import type { FastifyInstance } from 'fastify'
import { ProblemReply } from './problem-reply'

const refused = (detail: string) =>
  new ProblemReply(400, { kind: 'invalid-input', title: 'The request does not fit', detail })
const nul = 'It holds the character NUL, which nothing here is named with.'
const deep = 'It is nested deeper than anything that is asked for here.'

const mostDeep = 16

/** What stands against a body as a whole; null: nothing. It walks without calls: bodies may be deep. */
const faultOf = (body: unknown): string | null => {
  const open: { value: unknown; depth: number }[] = [{ value: body, depth: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next
    if (typeof value === 'string' && value.includes('\0')) return nul
    if (typeof value !== 'object' || value === null) continue
    if (depth === mostDeep) return deep
    for (const [name, member] of Object.entries(value)) {
      if (name.includes('\0')) return nul
      open.push({ value: member, depth: depth + 1 })
    }
  }
  return null
}

/**
 * What no store can look for, the character NUL, and what no schema asks for, a body without a bottom,
 * are refused before anything asks the store.
 */
export const refuseUnfit = (app: FastifyInstance): void => {
  app.addHook('onRequest', ({ url }, _reply, done) =>
    done(url.includes('%00') ? refused(nul) : undefined),
  )
  app.addHook('preValidation', ({ body }, _reply, done) => {
    const fault = faultOf(body)
    done(fault === null ? undefined : refused(fault))
  })
}
