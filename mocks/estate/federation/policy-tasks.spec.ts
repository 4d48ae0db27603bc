import { expect, test } from 'vitest'
import { isPolicyUsed } from './datastore-tasks'
import { createDrivenFederation } from './driven-federation'
import { createPolicy, deletePolicy, renamePolicy, setRules, suspendPolicies } from './policy-tasks'

test('a policy takes backups as soon as it has rules, and is in use by who goes by it', () => {
  const { settle, estate, federation, vms } = createDrivenFederation()
  const [full] = federation.datastores
  if (!full) throw new Error('The federation has no datastore.')
  const id = settle(createPolicy('hourly')).affected[0]?.id ?? ''
  expect(estate.policies.get(id)).toMatchObject({ name: 'hourly', everyMinutes: 0 })
  expect(isPolicyUsed(federation, vms(), id)).toBe(false)
  expect(isPolicyUsed(federation, [], full.policyId)).toBe(true)
  const rules = federation.rules.get(full.policyId) ?? []
  settle(setRules(id, () => ({ rules: [...rules], affected: ['rule'] })))
  const { everyMinutes } = estate.policies.get(full.policyId) ?? {}
  expect(estate.policies.get(id)?.everyMinutes).toBe(everyMinutes)
  settle(renamePolicy(id, 'every hour'))
  expect(estate.policies.get(id)?.name).toBe('every hour')
  settle(deletePolicy(id))
  expect(estate.policies.has(id)).toBe(false)
  expect(settle(renamePolicy(id, 'again')).error?.message).toBe('The policy does not exist.')
})

test('suspended on some hosts, policies run on the others', () => {
  const { settle, federation } = createDrivenFederation()
  const [host] = federation.hosts
  const suspended = () => federation.hosts.filter((one) => one.suspended)
  settle(suspendPolicies(true, ({ id }) => id === host?.id))
  expect(suspended()).toEqual([host])
  expect(settle(suspendPolicies(false, () => true)).affected).toHaveLength(federation.hosts.length)
  expect(suspended()).toEqual([])
})
