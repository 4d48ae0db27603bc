import { expect, test } from 'vitest'
import { installBundle } from '../../../estate/firmware-baseline'
import { bundleById } from '../../../estate/firmware-bundles'
import { touch } from '../../../estate/health'
import type { Listed } from '../../signed-in'
import { createRegion } from '../../signed-in'
import { v1, v1beta2, v1beta3 } from './face'

type Row = Record<string, unknown> & { id: string; deviceId: string; bundleId: string }

const region = createRegion({ size: 'default' })
const groupId = (name: string) =>
  [...region.estate.groups.values()].find((group) => group.name === name)?.id ?? ''
const rows = async (filter: string) =>
  (await region.read<Listed<Row>>(`${v1.groups}/${groupId('paris-db')}/compliance`, { filter }))
    .items
const notCompliant = "complianceState eq 'NOT_COMPLIANT'"

test('a deviation names component, file, and both versions; its row has an address of its own', async () => {
  const [row] = await rows(notCompliant)
  const machine = region.estate.machines.get(row?.deviceId ?? '')
  expect(row).toMatchObject({
    type: 'compute-ops-mgmt/group/compliance',
    complianceCategory: 'FIRMWARE',
    serial: machine?.serial,
    errorReason: '',
    deviations: expect.arrayContaining([
      expect.objectContaining({
        componentName: 'System ROM',
        componentFilename: expect.stringContaining(machine?.romFamily ?? '?') as string,
        installedVersion: machine?.romVersion,
      }),
    ]) as object[],
  })
  expect(await region.read(String(row?.['resourceUri']))).toEqual(row)
  const old = await region.read<Row>(
    `${v1beta2.groups}/${groupId('paris-db')}/compliance/${row?.id}`,
  )
  expect(old).toMatchObject({ complianceStatus: 'NOT_COMPLIANT', serverId: row?.deviceId })
  expect(old).not.toHaveProperty('score')
})

test('a server whose firmware is brought to its bundle is compliant from then on', async () => {
  const [row] = await rows(notCompliant)
  const machine = region.estate.machines.get(row?.deviceId ?? '')
  const bundle = bundleById.get(row?.bundleId ?? '')
  if (!machine || !bundle) throw new Error('There is nothing to bring up to date.')
  region.estate.act((course, at) => {
    installBundle(bundle, machine)
    touch(course, at, machine)
  })
  expect(await rows(notCompliant)).not.toContainEqual(expect.objectContaining({ id: row?.id }))
  expect(await region.read(String(row?.['resourceUri']))).toMatchObject({
    complianceState: 'COMPLIANT',
    score: 100,
    deviations: [],
  })
})

test('iLO settings are compared in the older versions only, and spelt as Python spells them', async () => {
  const path = (groups: string) => `${groups}/${groupId('paris-esx')}/ilo-settings-compliance`
  const { items } = await region.read<Listed<Row & { deviations: object[] }>>(path(v1beta3.groups))
  const deviant = items.find(({ deviations }) => deviations.length > 0)
  expect(deviant?.deviations).toEqual([
    {
      category: expect.any(String) as string,
      settingName: expect.any(String) as string,
      expectedValue: expect.stringMatching(/^(True|False|\d+)$/) as string,
      currentValue: expect.stringMatching(/^(True|False|\d+)$/) as string,
    },
  ])
  expect(await region.read(`${path(v1beta2.groups)}/${deviant?.id}`)).toMatchObject({
    serverId: deviant?.deviceId,
    type: 'compute-ops/group/ilo-settings-compliance',
  })
  expect((await region.get(path(v1.groups))).status).toBe(404)
})

test('a group that applies no external storage has nothing to compare there', async () => {
  const path = (name: string) => `${v1.groups}/${groupId(name)}/external-storage-compliance`
  expect(await region.read(path('paris-esx'))).toMatchObject({ hostOs: 'VMWARE_ESXI' })
  expect((await region.get(path('paris-db'))).status).toBe(404)
})
