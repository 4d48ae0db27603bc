import { expect, test } from 'vitest'
import { answerWithin, cancelRequest, decide } from './approvals'
import { createDrivenEstate } from './driven-estate'
import type { JobName } from './texts/texts'

const minute = 60_000

/** A group whose servers are powered off only with the consent of `minApprovers` of two people. */
const guarded = (minApprovers = 1) => {
  const { estate, pass } = createDrivenEstate()
  const group = [...estate.groups.values()].find(({ machineIds }) =>
    machineIds.some((id) => estate.machines.get(id)?.connected),
  )
  const machineId = group?.machineIds.find((id) => estate.machines.get(id)?.connected) ?? ''
  const policy = [...estate.approvalPolicies.values()].find(
    ({ region }) => region === group?.region,
  )
  if (!group || !policy) throw new Error('No group to guard.')
  const approvers = ['one@example.com', 'other@example.com']
  policy.approvables = [{ name: 'Power off', approvers, minApprovers }]
  policy.groupIds = [group.id]
  const ask = (template: JobName) => {
    const order = { template, resourceId: machineId, pendingMs: 0 }
    const job = estate.startJob({ ...order, requester: 'operator@example.com' })
    pass(1)
    const request = [...estate.approvalRequests.values()].find(({ jobId }) => jobId === job.id)
    return { job, request }
  }
  const waiting = () => {
    const { job, request } = ask('powerOff')
    if (!request) throw new Error('Nobody was asked.')
    const say = (index: number, verdict: 'APPROVED' | 'DECLINED') =>
      decide(estate.now(), request, { email: approvers[index] ?? '', verdict, remarks: '' })
    return { job, request, say }
  }
  return { estate, pass, ask, waiting, policy, machineId }
}

test('a job that a policy of the group names waits; another one begins', () => {
  const { ask, policy } = guarded()
  const { job, request } = ask('powerOff')
  expect(job).toMatchObject({ state: 'APPROVAL_PENDING', resultCode: null })
  expect(request).toMatchObject({
    state: 'PENDING',
    policyId: policy.id,
    requester: 'operator@example.com',
  })
  expect(ask('uidOn')).toMatchObject({ job: { state: 'RUNNING' }, request: undefined })
})

test('with the consent of enough approvers it runs', () => {
  const { pass, waiting } = guarded(2)
  const { job, request, say } = waiting()
  say(0, 'APPROVED')
  expect([request.state, job.state]).toEqual(['PENDING', 'APPROVAL_PENDING'])
  say(1, 'APPROVED')
  pass(minute)
  expect([request.state, job.resultCode]).toEqual(['APPROVED', 'SUCCESS'])
})

test('a single no is enough: the job has not run', () => {
  const { estate, pass, waiting, machineId } = guarded(2)
  const { job, request, say } = waiting()
  say(1, 'DECLINED')
  pass(minute)
  expect(request.state).toBe('DECLINED')
  expect(job).toMatchObject({ state: 'COMPLETE', resultCode: 'DECLINED' })
  expect(estate.machines.get(machineId)?.power).toBe('ON')
})

test('what nobody answers expires', () => {
  const { pass, waiting } = guarded()
  const { job, request } = waiting()
  pass(answerWithin - 2)
  expect(request.state).toBe('PENDING')
  pass(1)
  expect(request.state).toBe('EXPIRED')
  expect(job).toMatchObject({
    resultCode: 'DECLINED',
    status: 'No approver answered in time',
  })
})

test('who has asked may take it back, and an answer that was given does not expire', () => {
  const { estate, pass, waiting } = guarded()
  const { job, request } = waiting()
  const by = 'operator@example.com'
  cancelRequest(estate.now(), request, { by, remarks: 'Not now.' })
  expect(job).toMatchObject({
    resultCode: 'DECLINED',
    status: 'The request for approval was cancelled',
  })
  pass(answerWithin)
  expect(request).toMatchObject({ state: 'CANCELLED', cancelledBy: by })
})

test('what asks by itself meets the policy of its region, which then names its group', () => {
  const { estate, pass } = createDrivenEstate()
  const group = [...estate.groups.values()].find(({ machineIds }) => machineIds.length > 0)
  const job = estate.startJob({
    template: 'groupFirmware',
    resourceId: group?.id ?? '',
    pendingMs: 0,
    approval: { waitMs: minute, granted: false },
  })
  pass(minute)
  const request = [...estate.approvalRequests.values()].find(({ jobId }) => jobId === job.id)
  expect(request).toMatchObject({ state: 'DECLINED', approvable: { name: 'Update firmware' } })
  expect(estate.approvalPolicies.get(request?.policyId ?? '')?.groupIds).toContain(group?.id)
})
