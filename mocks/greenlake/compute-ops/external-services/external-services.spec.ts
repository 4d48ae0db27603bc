import { expect, test } from 'vitest'
import type { Listed } from '../../signed-in'
import { createRegion } from '../../signed-in'

const path = '/compute-ops-mgmt/v1beta1/external-services'
type Region = ReturnType<typeof createRegion>
type Service = { id: string; generation: number; authentication: Record<string, string> }

const serviceNow = {
  name: 'Incidents',
  description: 'For the night',
  serviceType: 'SERVICE_NOW',
  authenticationType: 'OAUTH',
  authentication: { clientId: 'console', clientSecret: 'hidden', refreshToken: 'hidden too' },
  serviceData: {
    incidentUrl: 'https://tickets.example/incidents',
    oauthUrl: 'https://tickets.example/oauth',
    refreshTokenExpiryInDays: 150,
  },
}

const add = async (region: Region, content: object = serviceNow) => {
  const answer = await region.send('POST', path, content)
  return { status: answer.status, body: (await answer.json()) as Service }
}
const scoped = (incidentCreationScope: object) => ({
  ...serviceNow,
  serviceData: { ...serviceNow.serviceData, incidentCreationScope },
})

test('secrets come back masked, whoever reads them', async () => {
  const region = createRegion()
  const { body } = await add(region)
  expect(body).toMatchObject({
    type: 'compute-ops-mgmt/external-service',
    state: 'ENABLED',
    status: 'ENABLED',
    authentication: {
      clientId: 'console',
      clientSecret: '**********',
      refreshToken: '**********',
    },
  })
  const read = await (await region.get(`${path}/${body.id}`)).text()
  expect(read).not.toContain('hidden')
})

test('a change leaves what it does not name, and empties what it names as null', async () => {
  const region = createRegion()
  const { body } = await add(region)
  const answer = await region.send('PATCH', `${path}/${body.id}`, {
    description: null,
    state: 'DISABLED',
    serviceData: { refreshTokenExpiryInDays: 200 },
  })
  expect(await answer.json()).toMatchObject({
    generation: 2,
    description: null,
    state: 'DISABLED',
    name: 'Incidents',
    serviceData: { ...serviceNow.serviceData, refreshTokenExpiryInDays: 200 },
  })
})

test('a vCenter stands behind a gateway that there is', async () => {
  const region = createRegion()
  const { items } = await region.read<Listed<{ id: string; applianceType: string }>>(
    '/compute-ops-mgmt/v1beta2/appliances',
  )
  const gateway = items.find(({ applianceType }) => applianceType === 'GATEWAY')?.id
  const vCenter = (id = '') => ({
    name: 'vcenter',
    description: null,
    serviceType: 'VMWARE_VCENTER',
    authenticationType: 'BASIC',
    authentication: { username: 'administrator@vsphere.local', password: 'hidden' },
    serviceData: {
      vCenterUrl: '192.0.2.50',
      vCenterCertFingerprint: 'a1b2',
      associatedGatewayUri: `/compute-ops-mgmt/v1beta1/appliances/gateway+${id}`,
    },
  })
  const { body } = await add(region, vCenter(gateway))
  expect(body).toMatchObject({
    authentication: { password: '**********' },
    serviceData: { associatedGatewayId: gateway },
  })
  expect((await add(region, vCenter('none'))).status).toBe(400)
  const { total } = await region.read<Listed>(path, { filter: "serviceType eq 'SERVICE_NOW'" })
  expect(total).toBe(0)
})

test.each([
  [{ serviceEventIssues: false }, 400],
  [{ serviceEventIssues: false, utilizationThresholdAlerts: true }, 201],
  [{ warningEventIssues: true }, 400],
  [{ criticalEventIssues: true, warningEventIssues: true }, 201],
  [{ disconnectedEvent: 4 }, 400],
])('incidents for %o: %i', async (scope, status) => {
  expect((await add(createRegion(), scoped(scope))).status).toBe(status)
})

test.each([
  [{ ...serviceNow, authenticationType: 'BASIC' }],
  [{ ...serviceNow, serviceType: 'PAGER' }],
  [{ ...serviceNow, name: '' }],
  [{ ...serviceNow, serviceData: { ...serviceNow.serviceData, refreshTokenExpiryInDays: 30 } }],
])('%o is refused', async (content) => {
  expect((await add(createRegion(), content)).status).toBe(400)
})

test.each([
  ['tickets.example', 'SERVICE_TEST_PASSED'],
  ['tickets.invalid', 'SERVICE_TEST_FAILED'],
])('a test of a service at %s is told as %s', async (host, key) => {
  const region = createRegion()
  const serviceData = { ...serviceNow.serviceData, incidentUrl: `https://${host}/incidents` }
  const { body } = await add(region, { ...serviceNow, serviceData })
  const answer = await region.send('POST', `${path}/${body.id}/test`)
  expect([answer.status, await answer.text()]).toEqual([202, ''])
  region.pass(5_000)
  const [newest] = (await region.read<Listed>('/compute-ops-mgmt/v1beta2/activities')).items
  expect(newest).toMatchObject({ key, source: { type: 'External service', id: body.id } })
})
