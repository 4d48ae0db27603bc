import * as v from 'valibot'
import type { ComRecord } from '../../../estate/com-record'
import { touch } from '../../../estate/health'
import { addServer, removeServer } from '../../../estate/server-add'
import type { Machine } from '../../../estate/types'
import { readRoutes } from '../../read-routes'
import { badField, badParameter, notFound, refusal, Refused } from '../../refusal'
import { resource } from '../../resource'
import type { Call, Route } from '../../route'
import { accepted, noContent, readBody } from '../../route'
import { userOf } from '../../tokens'
import { applianceIn } from '../appliances/appliance-shelf'
import { jobsPath } from '../jobs/job-resource'
import { servers } from '../servers'
import { oldServerPath } from './server-alerts'
import { oldServerWire } from './server-wire'

const text = v.pipe(v.string(), v.nonEmpty())
const fingerprint = v.optional(v.string())
const creation = v.object({
  appliance: v.object({ applianceId: text }),
  hardware: v.object({
    bmc: v.object({
      userDefined: v.object({
        host: text,
        username: text,
        password: text,
        certificateFingerprint: fingerprint,
      }),
    }),
  }),
})
const change = v.object({
  appliance: v.optional(v.object({ applianceId: v.nullish(text) })),
  autoIloFwUpdate: v.nullish(v.boolean()),
  hardware: v.nullish(
    v.object({
      bmc: v.nullish(
        v.object({
          userDefined: v.nullish(
            v.object({
              host: v.optional(text),
              username: v.optional(text),
              password: v.optional(text),
              certificateFingerprint: fingerprint,
            }),
          ),
        }),
      ),
    }),
  ),
})

const refuse = (subject: string, description: string): never => {
  throw badField('compute-ops', subject, description)
}

const gatewayId = ({ scope }: Call, id: string): string => {
  const appliance = applianceIn(scope, id)
  return appliance?.kind === 'GATEWAY'
    ? appliance.id
    : refuse('appliance.applianceId', 'There is no such secure gateway.')
}

/** What a patch changes of a server. Refuses credentials for one that was not added by its own. */
const readChange = (
  call: Call,
  machines: Machine[],
): ((machine: Machine) => Partial<ComRecord>) => {
  const { appliance, autoIloFwUpdate, hardware } = readBody(call, 'compute-ops', change)
  const login = hardware?.bmc?.userDefined
  if (login && machines.some(({ com }) => com.login === null))
    refuse('hardware.bmc.userDefined', 'The server was not added by its credentials.')
  const { applianceId } = appliance ?? {}
  const gateway = typeof applianceId === 'string' ? gatewayId(call, applianceId) : applianceId
  return ({ com }) => ({
    // A merge patch with null asks for the default, which is true.
    ...(autoIloFwUpdate === undefined ? {} : { autoIloFwUpdate: autoIloFwUpdate ?? true }),
    ...(gateway === undefined ? {} : { applianceId: gateway }),
    ...(login && com.login
      ? {
          login: {
            host: login.host ?? com.login.host,
            username: login.username ?? com.login.username,
            certificateFingerprint:
              login.certificateFingerprint ?? com.login.certificateFingerprint,
          },
        }
      : {}),
  })
}

/** Changes all of them or, where anything is wrong, none. */
const changeServers = (call: Call, ids: string[]): Machine[] => {
  const machines = ids.flatMap((id) => servers.find?.(call.scope, id, '') ?? [])
  if (machines.length < ids.length) throw new Refused(notFound())
  const changeOf = readChange(call, machines)
  call.scope.estate.act((course, at) => {
    for (const machine of machines) {
      Object.assign(machine.com, changeOf(machine))
      touch(course, at, machine)
    }
  })
  return machines
}

const addByCredentials = (call: Call): Response => {
  const { appliance, hardware } = readBody(call, 'compute-ops', creation)
  const { host, username, certificateFingerprint = null } = hardware.bmc.userDefined
  const applianceId = gatewayId(call, appliance.applianceId)
  const { estate, region } = call.scope
  const job = estate.act((course, at) =>
    addServer(course, at, {
      region,
      login: { host, username, certificateFingerprint },
      applianceId,
      requester: userOf(call.client),
    }),
  )
  return accepted(`${jobsPath}/${job.id}`, { jobId: job.id })
}

/** v1beta2: no select, and fewer names to filter by. */
const oldServers = resource<Machine>({
  ...servers,
  path: oldServerPath,
  filter: servers.filter && {
    ...servers.filter,
    properties: servers.filter.properties.filter(
      (name) => !/^(autoIlo|deviceClaim|last|managedBy|serverGen)/.test(name),
    ),
  },
  select: null,
  toWire: (machine) => oldServerWire(machine, (id) => `${oldServerPath}/${id}`),
})

const writesOf = (face: typeof servers): Route[] => {
  const { path } = face
  const base = { service: 'compute-ops', path } as const
  const item = { service: 'compute-ops', path: `${path}/:id` } as const
  return [
    { method: 'POST', ...base, answer: addByCredentials },
    {
      method: 'PATCH',
      ...base,
      answer: (call) => {
        const ids = call.search.getAll('id')
        if (ids.length === 0) throw new Refused(badParameter('compute-ops', 'id', 'Is required.'))
        changeServers(call, ids)
        return new Response(null, { status: 200 })
      },
    },
    {
      method: 'PATCH',
      ...item,
      answer: (call) => {
        const [machine] = changeServers(call, [call.params['id'] ?? ''])
        if (!machine) return notFound()
        return Response.json(face.toWire(machine, call.scope, call.language))
      },
    },
    {
      method: 'DELETE',
      ...item,
      answer: ({ scope, params }) => {
        const machine = servers.find?.(scope, params['id'] ?? '', '')
        if (!machine) return notFound()
        return scope.estate.act((course, at) => removeServer(course, at, machine))
          ? noContent()
          : refusal(400, 'Only a server that was added by its credentials can be deleted.')
      },
    },
  ]
}

/** The servers of both versions, read and written (facts.md 6.1). */
export const serverRoutes: Route[] = [
  ...readRoutes(servers),
  ...readRoutes(oldServers),
  ...writesOf(servers),
  ...writesOf(oldServers),
]
