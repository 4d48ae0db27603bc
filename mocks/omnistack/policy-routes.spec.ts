import { expect, test } from 'vitest'
import { first, openController, rowsIn } from './open-controller'

const minute = 60_000
const rule = { frequency: 720, retention: 4_320 }
type RuleRecord = { id: string; number: number; [field: string]: unknown }

const open = (options: Parameters<typeof openController>[0] = {}) => {
  const controller = openController(options)
  const [policyId, rules] = first(
    [...controller.federation.rules].filter(([, held]) => held.length > 0),
  )
  const path = `/policies/${policyId}`
  const record = async () => {
    const { body } = await controller.get(path)
    return body['policy'] as { name: string; rules: RuleRecord[] }
  }
  return { ...controller, policyId, ruleId: first(rules).id, path, record }
}

test('a name that is taken refuses a policy at once, with code 13 as text', async () => {
  const { send, path, estate, policyId } = open()
  const other = first([...estate.policies.values()].filter(({ id }) => id !== policyId))
  const refused = await send('POST', `${path}/rename`, { name: other.name })
  expect(refused).toEqual({
    status: 400,
    body: {
      exception: 'com.simplivity.rpc.common.TaskException',
      path: `/api${path}/rename`,
      error_code: '13',
      message: 'Duplicate name exists.',
      timestamp: estate.now(),
      status: '400',
    },
  })
  expect((await send('POST', '/policies', { name: other.name })).status).toBe(400)
})

test('a policy is renamed, and VMs tell its new name', async () => {
  const { settle, get, path, policyId } = open()
  await settle('POST', `${path}/rename`, { name: 'Palladium' })
  const { body } = await get(`/virtual_machines?policy_name=Palladium`)
  const vms = rowsIn(body, 'virtual_machines')
  expect(vms.length).toBeGreaterThan(0)
  expect(new Set(vms.map((vm) => vm['policy_id']))).toEqual(new Set([policyId]))
})

test('a policy that something goes by cannot be deleted, another one can', async () => {
  const { send, settle, get, path } = open()
  expect(await send('DELETE', path)).toMatchObject({
    status: 400,
    body: { exception: expect.stringMatching(/ObjectInUseException$/) },
  })
  const made = first((await settle('POST', '/policies', { name: 'Idle' })).affected_objects)
  expect((await settle('DELETE', `/policies/${made.object_id}`)).state).toBe('COMPLETED')
  expect((await get(`/policies/${made.object_id}`)).status).toBe(404)
})

test('rules are added to those that there are, or take their place', async () => {
  const { settle, path, record } = open()
  await settle('POST', `${path}/rules?replace_all_rules=false`, [rule])
  expect((await record()).rules.map(({ number }) => number)).toEqual([0, 1])
  await settle('POST', `${path}/rules?replace_all_rules=true`, [{ ...rule, days: 'Mon,Fri' }])
  expect((await record()).rules).toEqual([
    {
      id: expect.any(String),
      number: 0,
      ...rule,
      days: 'Mon,Fri',
      start_time: '00:00',
      end_time: '00:00',
      destination_id: '',
      destination_name: '<local>',
      external_store_name: '',
      max_backups: 6,
      application_consistent: false,
      consistency_type: 'NONE',
    },
  ])
})

test('the fastest rule is what a policy promises', async () => {
  const { settle, estate, path, policyId } = open()
  await settle('POST', `${path}/rules?replace_all_rules=true`, [rule, { ...rule, frequency: 90 }])
  expect(estate.policies.get(policyId)).toMatchObject({ everyMinutes: 90 })
})

test('a rule is edited, but for its destination and for VSS, which do not take', async () => {
  const { settle, get, path, ruleId, federation } = open()
  await settle('PUT', `${path}/rules/${ruleId}`, {
    ...rule,
    start_time: '22:00',
    end_time: '06:00',
    destination_id: first(federation.clusters).id,
    consistency_type: 'VSS',
  })
  expect((await get(`${path}/rules/${ruleId}`)).body['rule']).toMatchObject({
    ...rule,
    start_time: '22:00',
    destination_name: '<local>',
    consistency_type: 'NONE',
  })
})

test('a deleted rule takes the schedule with it', async () => {
  const { settle, get, estate, path, policyId, ruleId } = open()
  await settle('DELETE', `${path}/rules/${ruleId}`)
  expect((await get(`${path}/rules/${ruleId}`)).status).toBe(404)
  expect(estate.policies.get(policyId)).toMatchObject({ everyMinutes: 0 })
})

test.each([
  [{ ...rule, days: 'Someday' }, /days/],
  [{ ...rule, start_time: '25:00' }, /start_time/],
  [{ frequency: 60 }, /retention/],
])('a rule of %j is refused', async (body, field) => {
  const { send, path } = open()
  const refused = await send('POST', `${path}/rules?replace_all_rules=false`, [body])
  expect(refused.status).toBe(400)
  expect(refused.body['message']).toMatch(field)
})

test('whether rules are replaced has to be said', async () => {
  const { send, path } = open()
  expect((await send('POST', `${path}/rules`, [rule])).status).toBe(400)
})

test('suspended on a host, policies take no backups of its VMs until they are resumed', async () => {
  const { settle, get, pass, estate, vms, federation } = open({ life: true })
  const host = first(federation.hosts)
  const target = { target_object_type: 'host', target_object_id: host.id }
  await settle('POST', '/policies/suspend', target)
  const enabled = await get('/hosts?policy_enabled=false')
  expect(rowsIn(enabled.body, 'hosts').map(({ id }) => id)).toEqual([host.id])
  const from = estate.now()
  const taken = () =>
    vms()
      .filter(({ machineId }) => machineId === host.machineId)
      .flatMap(({ id }) => estate.backupsOf(id))
      .filter(({ at }) => at > from).length
  pass(24 * 60 * minute)
  expect(taken()).toBe(0)
  await settle('POST', '/policies/resume', target)
  pass(24 * 60 * minute)
  expect(taken()).toBeGreaterThan(0)
})

test('a federation is suspended at a controller, a cluster group at an appliance', async () => {
  const controller = openController()
  const appliance = openController({ central: true })
  const federation = { target_object_type: 'federation' }
  const group = {
    target_object_type: 'cluster_group',
    target_object_id: appliance.federation.clusterGroup.id,
  }
  expect((await controller.send('POST', '/policies/suspend', federation)).status).toBe(202)
  expect((await controller.send('POST', '/policies/suspend', group)).status).toBe(400)
  expect((await appliance.send('POST', '/policies/suspend', federation)).status).toBe(400)
  expect((await appliance.send('POST', '/policies/suspend', group)).status).toBe(202)
})

type Report = Record<'schedule_before_change' | 'schedule_after_change', Record<string, number>>

test('a report tells what rules would ask of the federation, and changes nothing', async () => {
  const { send, get, path, record, estate, policyId, vms } = open()
  const before = await record()
  const { body } = await send(
    'POST',
    `${path}/impact_report/create_rules?replace_all_rules=false`,
    [{ frequency: 60, retention: 600 }],
  )
  const { schedule_before_change: was, schedule_after_change: would } = body as Report
  expect((await get('/policies/policy_schedule_report')).body).toEqual(was)
  const count = vms().filter((vm) => vm.policyId === policyId).length
  const rise = (field: string) => (would[field] ?? 0) - (was[field] ?? 0)
  expect([rise('daily_backup_rate'), rise('projected_retained_backups')]).toEqual([
    24 * count,
    10 * count,
  ])
  expect(await record()).toEqual(before)
  expect(estate.policies.get(policyId)?.everyMinutes).toBe(480)
})

test('without its rules a policy asks nothing; edited ones ask what they say', async () => {
  const { send, path, ruleId } = open()
  const rate = ({ body }: { body: Record<string, unknown> }) =>
    (body as Report).schedule_after_change['daily_backup_rate'] ?? 0
  const without = rate(await send('POST', `${path}/rules/${ruleId}/impact_report/delete_rule`))
  const slower = [{ rule_id: ruleId, frequency: 1_440, retention: 1_440 }]
  const edited = await send(
    'POST',
    `${path}/impact_report/edit_rules?replace_all_rules=false`,
    slower,
  )
  expect(rate(edited)).toBeGreaterThan(without)
})

test('what a policy holds for is also below it, though deprecated', async () => {
  const { get, path, vms, federation, policyId } = open()
  const countOf = async (part: string) => (await get(`${path}/${part}`)).body['count']
  expect(await countOf('virtual_machines')).toBe(
    vms().filter((vm) => vm.policyId === policyId).length,
  )
  expect(await countOf('datastores')).toBe(
    federation.datastores.filter((one) => one.policyId === policyId).length,
  )
})
