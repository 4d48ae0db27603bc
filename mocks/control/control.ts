import type { RequestHandler } from 'msw'
import { http } from 'msw'
import * as v from 'valibot'
import { ruleSchema } from '../faults/fault'
import type { Addressed } from '../router'
import { createRouter } from '../router'
import type { Stage, Switches } from '../stage'
import { stories } from '../stories/stories'
import { play } from '../stories/story'
import { actSchema, perform, UnknownMachine } from './acts'

type Call = { stage: Stage; params: Readonly<Record<string, string>>; body: unknown }
type Route = Addressed & { answer: (call: Call) => Response | Promise<Response> }

const says = (status: number, message: string, more: object = {}) =>
  Response.json({ message, ...more }, { status })
const done = () => new Response(null, { status: 204 })

const reading = <S extends v.GenericSchema>(
  schema: S,
  body: unknown,
  go: (value: v.InferOutput<S>) => Response,
) => {
  const read = v.safeParse(schema, body)
  if (read.success) return go(read.output)
  const problems = read.issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`)
  return says(400, 'The request does not fit.', { problems })
}

const switched: Record<string, (switches: Switches) => unknown> = {
  off: ({ off }) => off(),
  on: ({ on }) => on(),
  'revoke-tokens': ({ revoke }) => revoke(),
  'wrong-certificate': ({ certificate }) => certificate?.wrong(),
  'right-certificate': ({ certificate }) => certificate?.right(),
}

const routes: Route[] = [
  {
    method: 'GET',
    path: '/sources',
    answer: ({ stage }) =>
      Response.json({ sources: [...stage.sources.keys()], switches: Object.keys(switched) }),
  },
  {
    method: 'POST',
    path: '/sources/:id/:switch',
    answer: async ({ stage, params }) => {
      const switches = stage.sources.get(params['id'] ?? '')
      const act = switched[params['switch'] ?? '']
      if (!switches) return says(404, `There is no source ${params['id']}.`)
      if (!act) return says(404, `A source has the switches ${Object.keys(switched).join(', ')}.`)
      if (params['switch']?.endsWith('certificate') && !switches.certificate)
        return says(409, 'This source speaks plain HTTP: it has no certificate.')
      await act(switches)
      return done()
    },
  },
  {
    method: 'GET',
    path: '/faults',
    answer: ({ stage }) => Response.json({ faults: stage.faults.list() }),
  },
  {
    method: 'POST',
    path: '/faults',
    answer: ({ stage, body }) =>
      reading(ruleSchema, body, (rule) =>
        stage.sources.has(rule.source.split('/')[0] ?? '') || rule.source === 'tokens'
          ? Response.json({ id: stage.faults.add(rule) }, { status: 201 })
          : says(404, `There is no source ${rule.source}.`),
      ),
  },
  {
    method: 'DELETE',
    path: '/faults',
    answer: ({ stage }) => {
      stage.faults.clear()
      return done()
    },
  },
  {
    method: 'DELETE',
    path: '/faults/:id',
    answer: ({ stage, params }) =>
      stage.faults.remove(params['id'] ?? '')
        ? done()
        : says(404, `There is no fault ${params['id']}.`),
  },
  {
    method: 'POST',
    path: '/acts',
    answer: ({ stage, body }) =>
      reading(actSchema, body, (act) => {
        try {
          perform(stage.estate, act)
          return done()
        } catch (error) {
          if (error instanceof UnknownMachine) return says(404, error.message)
          throw error
        }
      }),
  },
  {
    method: 'GET',
    path: '/stories',
    answer: () => Response.json({ stories: stories.map(({ name, about }) => ({ name, about })) }),
  },
  {
    method: 'POST',
    path: '/stories/:name',
    answer: ({ stage, params }) => {
      const story = stories.find(({ name }) => name === params['name'])
      if (!story) return says(404, `The stories are ${stories.map(({ name }) => name).join(', ')}.`)
      const steps = play(stage, story)
      return Response.json(
        {
          steps: steps.map(({ at, says: text }) => ({
            at: new Date(at).toISOString(),
            says: text,
          })),
        },
        { status: 201 },
      )
    },
  },
]

const router = createRouter(routes)

/** A page in a browser, wherever it comes from, has no business here: it would send an Origin. */
const isFromOutside = (request: Request) => {
  const host = request.headers.get('host') ?? new URL(request.url).host
  return request.headers.has('origin') || !/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)
}

/** The control port of a served estate: faults, switches, acts and stories, as JSON. */
export const controlHandlers = (origin: string, stage: Stage): RequestHandler[] => [
  http.all(`${origin}/*`, async ({ request }) => {
    if (isFromOutside(request))
      return says(403, 'The control port answers programs on this machine.')
    const { pathname } = new URL(request.url)
    const found = router.find(request.method, pathname)
    if (!found) return says(404, 'See /sources, /faults, /acts and /stories.')
    const text = await request.text()
    let body: unknown
    try {
      body = text === '' ? undefined : JSON.parse(text)
    } catch {
      return says(400, 'The body must be JSON.')
    }
    return found.route.answer({ stage, params: found.params, body })
  }),
]
