import { expect, test } from 'vitest'
import { lastSegment, targetOfType, targetOfUri } from './resource'

test.each([
  ['/compute-ops-mgmt/v1/servers/P39886-B21+CN70490RXS', 'P39886-B21+CN70490RXS'],
  ['/compute-ops-mgmt/v1/servers/P39886-B21%2BCN70490RXS', 'P39886-B21+CN70490RXS'],
  ['/data-services/v1beta1/async-operations/be55685c/', 'be55685c'],
  ['/odd/100%', '100%'],
  ['', null],
])('the id at the end of %j is %j', (uri, id) => {
  expect(lastSegment(uri)).toBe(id)
})

const nobody = () => undefined
const nameOf = (kind: string, id: string) =>
  `${kind}/${id}` === 'server/P1+S1' ? 'esx-par-114' : undefined

test.each([
  ['compute-ops-mgmt/server', 'server'],
  ['compute-ops/server', 'server'],
  ['compute-ops-mgmt/group', 'group'],
  ['groups', 'group'],
  ['compute-ops-mgmt/server-setting', 'other'],
  ['compute-ops-mgmt/oneview-appliance', 'other'],
  [null, 'other'],
] as const)('a resource of type %s is a %s', (type, kind) => {
  expect(targetOfType('us-west', { type, id: 'x' }, nobody)).toEqual({
    kind,
    sourceId: 'us-west',
    id: 'x',
    name: 'x',
  })
})

test.each([
  ['/compute-ops-mgmt/v1/servers/P1+S1', 'server', 'P1+S1'],
  ['/compute-ops-mgmt/v1/servers/P1%2BS1', 'server', 'P1+S1'],
  ['/compute-ops-mgmt/v1/groups/8a3a', 'group', '8a3a'],
  ['/virtualization/v1beta1/virtual-machines/c6f1', 'vm', 'c6f1'],
  ['/backup-recovery/v1beta1/virtual-machines/c6f1', 'vm', 'c6f1'],
  ['/backup-recovery/v1beta1/virtual-machines/c6f1/backups/77', 'vm', 'c6f1'],
  ['/backup-recovery/v1beta1/virtual-machine-protection-groups/77', 'other', '77'],
  ['/api/v1/csp-machine-instances/d4c4', 'other', 'd4c4'],
  ['/compute-ops-mgmt/v1/servers', 'other', 'servers'],
] as const)('%s is about the %s %s', (uri, kind, id) => {
  expect(targetOfUri('us-west', { uri, name: 'named' }, nobody)).toEqual({
    kind,
    sourceId: 'us-west',
    id,
    name: 'named',
  })
})

test('a target that is told only by id has the name that another collection read, else its id', () => {
  const type = 'compute-ops-mgmt/server'
  expect(targetOfType('us-west', { type, id: 'P1+S1' }, nameOf)?.name).toBe('esx-par-114')
  expect(targetOfType('us-west', { type, id: 'P2+S2' }, nameOf)?.name).toBe('P2+S2')
  const uri = '/compute-ops-mgmt/v1/servers/P1+S1'
  expect(targetOfUri('us-west', { uri, name: null }, nameOf)?.name).toBe('esx-par-114')
})

test('a source may name what a task touches without saying where it is', () => {
  const target = targetOfUri('us-west', { uri: null, name: 'VMFS-ds2' }, nobody)
  expect(target).toEqual({ kind: 'other', sourceId: 'us-west', id: null, name: 'VMFS-ds2' })
})

test('what has neither id nor name is no target', () => {
  expect(targetOfType('us-west', { type: 'compute-ops-mgmt/server', id: null }, nobody)).toBeNull()
  expect(targetOfUri('us-west', { uri: null, name: null }, nobody)).toBeNull()
})
