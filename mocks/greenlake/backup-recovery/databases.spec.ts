import { expect, test } from 'vitest'
import type { Listed } from '../signed-in'
import { createRegionWithPolicies } from './protected-asset'

const root = '/backup-recovery/v1beta1'
const hosts = `${root}/application-hosts`
const instances = `${root}/mssql-instances`
const databases = `${root}/mssql-databases`
const groups = `${root}/mssql-database-protection-groups`

const createDatabases = async () => {
  const region = createRegionWithPolicies()
  const database = await region.firstOf(databases)
  return { ...region, database, path: `${databases}/${database.id}` }
}

test('lists of applications tell their place as pageOffset and pageLimit', async () => {
  const { read } = createRegionWithPolicies()
  const list = await read<Listed>(databases, { offset: '1', limit: '2' })
  expect(list).toMatchObject({ pageOffset: 1, pageLimit: 2, count: 2 })
  expect(list).not.toHaveProperty('offset')
})

test('a host is a VM that Virtualization knows, with an instance and databases in it', async () => {
  const { firstOf, estate, read } = createRegionWithPolicies()
  const host = await firstOf(hosts)
  const vm = [...estate.vms.values()].find(({ name }) => host['name'] === `${name}.example.com`)
  expect(host).toMatchObject({
    virtual: true,
    osInfo: { name: vm?.guest },
    computeInfo: { memorySizeInMiB: vm?.memoryMb },
    virtualizationInfo: { virtualMachineInfo: { name: vm?.name } },
  })
  const filter = `applicationHostInfo/id eq '${host.id}'`
  const found = await read<Listed>(instances, { filter })
  expect(found).toMatchObject({ total: 1, items: [{ name: 'MSSQLSERVER' }] })
  const { items } = await read<Listed>(databases, { filter, sort: 'name' })
  expect(items.map(({ name }) => name)).toContain('master')
})

test('a registered host is discovered; no password of it is kept', async () => {
  const { send, ended, read, estate } = createRegionWithPolicies()
  const body = {
    networkAddress: 'sql-9.example',
    credentials: { username: 'svc', password: 'word-of-the-guest' },
  }
  const answer = await send('POST', hosts, body)
  const filter = "name eq 'sql-9.example'"
  expect(await read<Listed>(hosts, { filter })).toMatchObject({ items: [{ state: 'CREATING' }] })
  const task = await ended(answer)
  const { items } = await read<Listed<{ id: string }>>(hosts, { filter })
  expect(items).toMatchObject([{ state: 'OK', username: 'svc', virtual: false }])
  const onHost = `applicationHostInfo/id eq '${items[0]?.id}'`
  expect((await read<Listed>(databases, { filter: onHost })).total).toBeGreaterThan(1)
  const all = [task, [...estate.protection.applicationHosts], [...estate.operations]]
  expect(JSON.stringify(all)).not.toContain('word-of-the-guest')
})

test('a host changes its description, is refreshed, and goes with its databases', async () => {
  const { send, ended, read, firstOf, estate } = createRegionWithPolicies()
  const host = await firstOf(hosts)
  const path = `${hosts}/${host.id}`
  await ended(await send('PATCH', path, { description: 'the old one' }))
  await ended(await send('POST', `${path}/refresh`))
  expect(await read(path)).toMatchObject({ description: 'the old one', state: 'OK' })
  const before = estate.protection.sqlDatabases.size
  await ended(await send('DELETE', path))
  expect(estate.protection.sqlDatabases.size).toBeLessThan(before)
})

test('an instance changes how it is signed in to', async () => {
  const { send, ended, read, firstOf } = createRegionWithPolicies()
  const { id } = await firstOf(instances)
  const credentials = { mode: 'SQL', username: 'sa', password: 'word-of-sa' }
  await ended(await send('PATCH', `${instances}/${id}`, { credentials }))
  await ended(await send('POST', `${instances}/${id}/refresh`))
  const instance = await read<Record<string, unknown>>(`${instances}/${id}`)
  expect(instance['credentials']).toEqual({ mode: 'SQL', username: 'sa' })
})

test('a protected database has copies, and its host goes by force only', async () => {
  const { send, read, path, database, protectAsset } = await createDatabases()
  expect(await read(path)).toMatchObject({
    protectionStatus: 'UNPROTECTED',
    recoveryPointsExist: false,
  })
  await protectAsset(database.id, 'MSSQL')
  expect(await read(path)).toMatchObject({
    protectionStatus: 'PROTECTED',
    recoveryPointsExist: true,
  })
  const backups = await read<Listed>(`${path}/backups`)
  expect(backups).toMatchObject({
    pageOffset: 0,
    items: [
      {
        backupType: 'BACKUP',
        associatedDatabases: [{ id: database.id }],
        storageSystemInfo: { type: 'PROTECTION_STORE_GATEWAY' },
      },
    ],
  })
  const { applicationHostInfo } = await read<{ applicationHostInfo: { id: string } }>(path)
  expect((await send('DELETE', `${hosts}/${applicationHostInfo.id}`)).status).toBe(412)
})

test('a database is restored over itself, or as another one in an instance', async () => {
  const { send, ended, read, pass, path, database, protectAsset, estate } = await createDatabases()
  await protectAsset(database.id, 'MSSQL')
  const snapshotId = estate.snapshotsOf(database.id)[0]?.id
  const own = await send('POST', `${path}/restore`, { restoreType: 'PARENT', snapshotId })
  pass(60_000)
  expect(await read(path)).toMatchObject({ state: 'RESTORING' })
  expect(await ended(own)).toMatchObject({ state: 'SUCCEEDED' })
  const body = { restoreType: 'ALTERNATE', snapshotId }
  expect((await send('POST', `${path}/restore`, body)).status).toBe(400)
  const targetDatabaseInfo = { name: 'orders-of-may' }
  await ended(await send('POST', `${path}/restore`, { ...body, targetDatabaseInfo }))
  const filter = "name eq 'orders-of-may'"
  expect(await read<Listed>(databases, { filter })).toMatchObject({ total: 1 })
})

test('a group of databases is some of them, or those of an instance without the system', async () => {
  const { send, ended, read, firstOf, database, path } = await createDatabases()
  const custom = { name: 'some', protectionGroupType: 'CUSTOM', members: [{ resourceUri: path }] }
  await ended(await send('POST', groups, custom))
  expect(await firstOf(groups)).toMatchObject({ members: [{ id: database.id }] })
  const unknown = { ...custom, members: [{ resourceUri: `${databases}/none` }] }
  expect((await send('POST', groups, unknown)).status).toBe(400)

  const { id } = await firstOf(instances)
  const nativeAppInfo = { id, type: 'MSSQL_INSTANCE', excludeSystemDatabases: true }
  const native = { name: 'all', protectionGroupType: 'NATIVE', nativeAppInfo }
  await ended(await send('POST', groups, native))
  const filter = "name eq 'all'"
  const { items } = await read<Listed<{ id: string; members: { name: string }[] }>>(groups, {
    filter,
  })
  expect(items[0]?.members.map(({ name }) => name)).not.toContain('master')
  const change = { nativeAppInfo: { excludeSystemDatabases: false } }
  await ended(await send('PATCH', `${groups}/${items[0]?.id}`, change))
  expect(await read(`${groups}/${items[0]?.id}`)).toMatchObject({
    members: expect.arrayContaining([expect.objectContaining({ name: 'master' })]),
  })
})

test('a job of a group copies each of its databases; the group stays while it has one', async () => {
  const { send, ended, get, read, firstOf, database, path, protectAsset } = await createDatabases()
  const body = { name: 'some', protectionGroupType: 'CUSTOM', members: [{ resourceUri: path }] }
  await ended(await send('POST', groups, body))
  const group = await firstOf(groups)
  await protectAsset(group.id, 'MSSQL')
  expect(await read(path)).toMatchObject({
    protectionStatus: 'PROTECTED',
    mssqlDatabaseProtectionGroupInfo: { id: group.id },
  })
  expect(await read<Listed>(`${databases}/${database.id}/backups`)).toMatchObject({ total: 1 })
  expect((await send('DELETE', `${groups}/${group.id}`)).status).toBe(412)
  const { protectionJobInfo } = await read<{ protectionJobInfo: { id: string } }>(
    `${groups}/${group.id}`,
  )
  await ended(await send('DELETE', `${root}/protection-jobs/${protectionJobInfo.id}`))
  await ended(await send('DELETE', `${groups}/${group.id}`))
  expect((await get(`${groups}/${group.id}`)).status).toBe(404)
})
