import { expect, test } from 'vitest'
import { jobTemplates } from '../../../estate/job-templates/job-templates'
import type { Listed } from '../../signed-in'
import { createRegion } from '../../signed-in'
import { userOf } from '../../tokens'

const policiesPath = '/compute-ops-mgmt/v1beta2/approval-policies'
const requestsPath = '/compute-ops-mgmt/v1beta2/approval-requests'
type Wire = Record<string, unknown> & { id: string }

/** A region whose client asks for jobs, and may approve them where `approvers` names it. */
const open = () => {
  const region = createRegion()
  const { estate, client, send, read, pass } = region
  const group = [...estate.groups.values()].find(
    (one) =>
      one.region === region.region &&
      one.machineIds.some((id) => estate.machines.get(id)?.connected),
  )
  if (!group) throw new Error('No group.')
  const machineId = group.machineIds.find((id) => estate.machines.get(id)?.connected) ?? ''
  const me = userOf(client)
  const policy = (approvers = [me], minApprovers = 1) => ({
    name: 'Careful',
    policyData: {
      approvables: [
        {
          approvableName: 'Power off',
          approvers: approvers.map((email) => ({ email })),
          minApprovers,
        },
      ],
      resources: [{ resourceId: group.id, resourceType: 'compute-ops-mgmt/group' }],
    },
  })
  const guard = async (approvers?: string[], minApprovers?: number) =>
    (await send('POST', policiesPath, policy(approvers, minApprovers))).json() as Promise<Wire>
  const powerOff = async () => {
    const body = {
      jobTemplate: jobTemplates.powerOff.id,
      resourceType: 'compute-ops-mgmt/server',
      resourceId: machineId,
    }
    const { id } = (await (await send('POST', '/compute-ops-mgmt/v1/jobs', body)).json()) as Wire
    pass(5_000)
    const { items } = await read<Listed<Wire>>(requestsPath, { filter: `operation/id eq '${id}'` })
    const job = () => read<Wire>(`/compute-ops-mgmt/v1/jobs/${id}`)
    return { job, request: items[0], uri: `${requestsPath}/${items[0]?.id}` }
  }
  return { ...region, group, machineId, me, policy, guard, powerOff }
}

test('a job that a policy guards waits, and an approver lets it run', async () => {
  const { guard, me, pass, powerOff, send } = open()
  const { id: policyId } = await guard()
  const { job, request, uri } = await powerOff()
  expect(await job()).toMatchObject({ state: 'APPROVAL_PENDING', resultCode: null })
  expect(request).toMatchObject({
    approvableName: 'Power off',
    approvalState: 'PENDING',
    requester: { email: me },
    policy: { id: policyId },
  })
  const answer = await send('POST', `${uri}/approve`, { approvalState: 'APPROVED', remarks: 'Go' })
  expect(await answer.json()).toEqual({ approvalState: 'APPROVED', remarks: 'Go' })
  pass(20_000)
  expect(await job()).toMatchObject({ state: 'COMPLETE', resultCode: 'SUCCESS' })
  expect((await send('POST', `${uri}/approve`, { approvalState: 'DECLINED' })).status).toBe(409)
})

test('a declined job has not run, and the request tells who declined it', async () => {
  const { guard, me, powerOff, read, send } = open()
  await guard()
  const { job, uri } = await powerOff()
  await send('POST', `${uri}/approve`, { approvalState: 'DECLINED', remarks: 'Not today' })
  expect(await job()).toMatchObject({ state: 'COMPLETE', resultCode: 'DECLINED' })
  expect(await read(uri)).toMatchObject({
    approvalState: 'DECLINED',
    requestData: { approvals: { approverId: { email: me }, remarks: 'Not today' } },
  })
})

test('who is no approver may not approve', async () => {
  const { guard, powerOff, send } = open()
  await guard(['other@example.com'])
  const { uri } = await powerOff()
  expect((await send('POST', `${uri}/approve`)).status).toBe(403)
})

test('who has asked may cancel, once', async () => {
  const { guard, powerOff, send } = open()
  await guard()
  const { job, uri } = await powerOff()
  const cancel = { approvalState: 'CANCELLED', requestRemarks: 'Wrong server' }
  expect(await (await send('PATCH', uri, cancel)).json()).toMatchObject({
    approvalState: 'CANCELLED',
    requestRemarks: 'Wrong server',
  })
  expect(await job()).toMatchObject({ resultCode: 'DECLINED' })
  expect((await send('PATCH', uri, cancel)).status).toBe(422)
})

test('without the policy, or with other operations in it, nothing waits', async () => {
  const { guard, powerOff, send } = open()
  const { id } = await guard()
  const approvables = [{ approvableName: 'Reset', approvers: [{ email: 'other@example.com' }] }]
  await send('PATCH', `${policiesPath}/${id}`, { policyData: { approvables } })
  expect((await powerOff()).request).toBeUndefined()
  expect((await send('DELETE', `${policiesPath}/${id}`)).status).toBe(204)
  expect((await send('DELETE', `${policiesPath}/${id}`)).status).toBe(404)
})

test('policies are found by the groups that they guard', async () => {
  const { group, guard, read } = open()
  const { id } = await guard()
  const filter = `'${group.id}' in policyData/resources/id`
  const { items } = await read<Listed<Wire>>(policiesPath, { filter })
  expect(items.map((one) => one.id)).toContain(id)
  const none = await read<Listed>(policiesPath, { filter: "'nothing' in policyData/resources/id" })
  expect(none.total).toBe(0)
})

test('a policy is refused for its name, its groups and approvers that are too few', async () => {
  const { guard, policy, send } = open()
  const post = async (body: unknown) => (await send('POST', policiesPath, body)).status
  await guard()
  expect(await post(policy())).toBe(409)
  const other = { ...policy(), name: 'Other' }
  const resources = [{ resourceId: 'nothing', resourceType: 'compute-ops-mgmt/group' }]
  expect(await post({ ...other, policyData: { ...other.policyData, resources } })).toBe(422)
  expect(await post({ ...policy(undefined, 2), name: 'Other' })).toBe(422)
  const approvables = [{ approvableName: 'power off', approvers: [{ email: 'a@example.com' }] }]
  expect(await post({ name: 'Other', policyData: { approvables } })).toBe(400)
})
