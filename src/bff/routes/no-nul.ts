import type { FastifyInstance } from 'fastify'
import { ProblemReply } from './problem-reply'

const refused = () =>
  new ProblemReply(400, {
    kind: 'invalid-input',
    title: 'The request does not fit',
    detail: 'It holds the character NUL, which nothing here is named with.',
  })

/** The one character that no store can look for is refused before anything asks the store. */
export const refuseNul = (app: FastifyInstance): void => {
  app.addHook('onRequest', async ({ url }) => {
    if (/%00/.test(url)) throw refused()
  })
  app.addHook('preValidation', async ({ body }) => {
    if (body !== undefined && JSON.stringify(body).includes(String.raw`\u0000`)) throw refused()
  })
}
