import * as v from 'valibot'
import { bundleById } from '../../../estate/firmware-bundles'
import type { JobOrder } from '../../../estate/job-order'
import { jobNameOf, jobTemplates } from '../../../estate/job-templates/job-templates'
import type { JobName } from '../../../estate/texts/texts'
import { badField } from '../../refusal'
import type { Call } from '../../route'
import { readBody } from '../../route'
import { userOf } from '../../tokens'
import { jobParamsSchema } from './job-params'
import { shelfEffect } from './job-shelf'
import { jobSubjectExists } from './job-subject'

/** What somebody wants, with the names that this version gives to its parts. */
type Wanted = {
  templateId: string
  resourceType: string
  resourceId: string
  names: { template: string; type: string; resource: string; params: 'jobParams' | 'data' }
}

const refuse = (subject: string, description: string): never => {
  throw badField('compute-ops', subject, description)
}

/** The servers that the parameters name; all of them must be in the group. */
const devicesOf = (call: Call, groupId: string, devices: unknown, subject: string) => {
  if (!Array.isArray(devices)) return undefined
  const members = call.scope.estate.groups.get(groupId)?.machineIds ?? []
  const named = devices.map(String)
  const stranger = named.find((id) => !members.includes(id))
  if (stranger !== undefined) refuse(subject, `${stranger} is not in the group.`)
  return named
}

const checkedParams = (call: Call, template: JobName, member: Wanted['names']['params']) => {
  const body = readBody(call, 'compute-ops', v.looseObject({ [member]: jobParamsSchema(template) }))
  const params = body[member] as Record<string, unknown>
  const bundle = params['bundle_id']
  if (typeof bundle === 'string' && !bundleById.has(bundle))
    refuse(`${member}.bundle_id`, 'There is no such firmware bundle.')
  return params
}

/** The order that a body makes. Refuses (400) templates, resources and parameters that do not fit. */
export const readJobOrder = (call: Call, wanted: Wanted): JobOrder => {
  const { templateId, resourceType, resourceId, names } = wanted
  const template = jobNameOf(templateId) ?? refuse(names.template, 'There is no such job template.')
  const { resource } = jobTemplates[template]
  if (resourceType !== `compute-ops-mgmt/${resource}`)
    refuse(names.type, `The template is for compute-ops-mgmt/${resource}.`)
  if (!jobSubjectExists(call.scope, resource, resourceId))
    refuse(names.resource, 'There is no such resource.')
  const params = checkedParams(call, template, names.params)
  const machineIds = devicesOf(call, resourceId, params['devices'], `${names.params}.devices`)
  const done = shelfEffect(call.scope, template, resourceId, params)
  return {
    template,
    resourceId,
    params,
    requester: userOf(call.client),
    ...(resource === 'server' || resource === 'group'
      ? {}
      : { about: { resource, region: call.scope.region } }),
    ...(machineIds ? { machineIds } : {}),
    ...(done ? { done } : {}),
  }
}
