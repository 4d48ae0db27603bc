import { driveSurroundings } from '../../testing/driven-surroundings'
import type { UpstreamOptions } from '../http'
import { createUpstream } from '../http'
import type { Auth } from '../tokens'
import { createAuth } from '../tokens'

/** An upstream whose source answers from a list; `requests` are what it was asked. */
export const upstreamOf = (
  answers: (Response | Error | 'silence' | ((request: Request) => Response))[],
  options: Partial<UpstreamOptions> = {},
) => {
  const requests: Request[] = []
  const driven = driveSurroundings((request) => {
    requests.push(request)
    const answer = answers[Math.min(requests.length, answers.length) - 1]
    if (answer instanceof Error) return Promise.reject(answer)
    if (typeof answer === 'function') return Promise.resolve(answer(request))
    if (answer instanceof Response) return Promise.resolve(answer.clone())
    return new Promise((_resolve, reject) =>
      request.signal.addEventListener('abort', () => reject(request.signal.reason)),
    )
  })
  const upstream = createUpstream({
    source: 'COM us-west',
    baseUrl: 'https://us-west.example.test',
    surroundings: driven.surroundings,
    ...options,
  })
  return { ...driven, upstream, requests }
}

/** A token by itself, renewed whenever it is asked for; `signIns` counts. */
export const bearer = () => {
  let signIns = 0
  const now = () => new Date(0)
  const auth: Auth = createAuth({
    now,
    signIn: async () => {
      signIns += 1
      const headers = { authorization: `Bearer canary-${signIns}` }
      return { ok: true, value: { headers, expiresAt: 900_000 } }
    },
  })
  return { auth, signIns: () => signIns }
}
