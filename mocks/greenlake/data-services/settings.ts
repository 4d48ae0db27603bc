import * as v from 'valibot'
import { needsApproval } from '../../estate/dual-auth'
import { createRandom } from '../../estate/random'
import { dataServicesDialect } from '../../odata/dialect'
import { readRoutes } from '../read-routes'
import { recordWire } from '../record'
import { notFound, refusal } from '../refusal'
import type { Scope } from '../resource'
import { resource } from '../resource'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { plainTime } from '../times'
import { userOf } from '../tokens'

const path = '/data-services/v1beta1/settings'
const since = Date.UTC(2024, 1, 5, 16, 2, 31)

/** The one setting of a workspace in a region; values and name are not published. */
type Setting = { id: string; name: string }
const settingOf = ({ region }: Scope): Setting => ({
  id: createRandom(0, `${region}/dual-authorization`).uuid(),
  name: 'DUAL_AUTHORIZATION',
})
const uriOf = ({ id }: Setting) => `${path}/${id}`
const product = 'Backup and Recovery'

const waitingFor = ({ estate }: Scope, setting: Setting) =>
  [...estate.heldOperations.values()].find(
    ({ state, resource }) => state === 'PENDING' && resource.uri === uriOf(setting),
  )

const toWire = (setting: Setting, scope: Scope) => {
  const { estate, region } = scope
  const held = estate.dualAuthorization.get(region)
  return {
    ...recordWire(scope, 'data-services/setting', uriOf(setting), {
      ...setting,
      createdAt: since,
      ...(held ? { updatedAt: held.changedAt, revision: held.revision } : {}),
    }),
    description: 'A second person approves the deletion of backups and snapshots.',
    externalApplicationName: product,
    possibleValues: '["ON","OFF"]',
    currentValue: needsApproval(estate, region) ? 'ON' : 'OFF',
    nextValue: waitingFor(scope, setting) ? 'OFF' : '',
    ...(held ? { lastUpdatedAt: plainTime(held.changedAt), lastUpdatedBy: held.changedBy } : {}),
  }
}

/** GET v1beta1/settings (facts.md 8). */
const settings = resource<Setting>({
  service: 'data-services',
  path,
  limit: { fallback: 10, min: 1, max: 100 },
  filter: {
    dialect: { ...dataServicesDialect, comparisons: ['eq', 'gt', 'lt'], functions: [] },
    properties: [
      'customerId',
      'id',
      'name',
      'possibleValues',
      'currentValue',
      'settingDescription',
      'lastUpdatedBy',
      'lastUpdatedAt',
      'externalApplicationName',
    ],
  },
  sort: true,
  select: 'top',
  empty: null,
  list: (scope) => [settingOf(scope)],
  find: (scope, id) => (settingOf(scope).id === id ? settingOf(scope) : undefined),
  toWire,
  toFilter: (wire) => ({
    ...wire,
    settingDescription: (wire as { description: string }).description,
  }),
})

const changeSchema = v.strictObject({ currentValue: v.picklist(['ON', 'OFF']) })

/** Switching dual authorization off is itself something that a second person approves. */
const change = (call: Call) => {
  const { scope, params, client } = call
  const { estate, region } = scope
  const setting = settingOf(scope)
  if (params['id'] !== setting.id) return notFound()
  const wanted = readBody(call, 'data-services', changeSchema).currentValue
  const user = userOf(client)
  const isOn = needsApproval(estate, region)
  if (waitingFor(scope, setting)) return refusal(412, 'A change of the setting is waiting already.')
  if (wanted === 'ON' && !isOn) estate.setDualAuthorization(region, true, user)
  else if (wanted === 'OFF' && isOn)
    estate.holdUntilApproved(
      {
        region,
        operation: 'Update',
        description: 'Switch dual authorization off',
        product,
        resource: { name: setting.name, uri: uriOf(setting), type: 'data-services/setting' },
        requestedBy: user,
      },
      {
        approved: () => estate.setDualAuthorization(region, false, user),
        cancelled: () => undefined,
      },
    )
  return Response.json(toWire(setting, scope))
}

export const settingRoutes: Route[] = [
  ...readRoutes(settings),
  { method: 'PATCH', service: 'data-services', path: `${path}/:id`, answer: change },
]
